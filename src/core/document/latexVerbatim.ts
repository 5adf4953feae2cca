/** Which environments, commands and characters does a document itself make take text literally? */

/** What a document defines beyond what packages bring. */
export interface OwnVerbatim {
  /** Environments, without their star. */
  readonly environments: ReadonlySet<string>;
  /** Commands that are followed by their code between two delimiters or in braces. */
  readonly commands: ReadonlySet<string>;
  /** Characters that begin and end code: shortvrb's `\MakeShortVerb{\|}`. */
  readonly marks: ReadonlySet<number>;
}

const nothing: OwnVerbatim = { environments: new Set(), commands: new Set(), marks: new Set() };

const mayDefine =
  /\\(?:newmint|lstnew|(?:re)?new(?:tcb|env)|DefineV|CustomV|[A-Z][a-z]+TCBL|exclude|(?:Define|lstMake|Make)Short)/;

/**
 * minted's `\newminted[name]{lang}{}` (without a name `langcode`), `\newmint`, `\newmintinline`; listings'
 * `\lstnewenvironment`; tcolorbox's `\newtcblisting`, `\DeclareTCBListing` ...; fancyvrb's `\DefineVerbatimEnvironment`;
 * comment's and versions' `\excludecomment`, `\excludeversion`; environments made of `\verbatim` or `\comment`; short verbs
 * of shortvrb, fancyvrb and listings. Each as its package's manual says.
 */
const environment =
  /\\(?:lstnewenvironment|(?:re)?newtcblisting|(?:New|Renew|Declare|Provide)TCBListing|(?:Define|Custom)VerbatimEnvironment|excludecomment|excludeversion)\*?\s*(?:\[[^\]\n]{0,200}\])?\s*\{([a-zA-Z@*]{1,40})\}/g;
const wrapped =
  /\\(?:re)?newenvironment\*?\s*\{([a-zA-Z@]{1,40})\}(?:\s*\[[^\]\n]{0,100}\]){0,2}\s*\{[^{}]{0,300}\\(?:verbatim|Verbatim|comment|lstlisting|minted|VerbatimEnvironment)(?![a-zA-Z@])/g;
const minted = /\\newmint(ed|inline|)\s*(?:\[([a-zA-Z]{1,40})\])?\s*\{([a-zA-Z0-9+#.-]{1,40})\}/g;
const short =
  /\\(?:MakeShortVerb|DefineShortVerb|lstMakeShortInline)\*?\s*(?:\[[^\]\n]{0,200}\])?\s*\{?\s*\\?([^\sa-zA-Z0-9{}\\])/g;

/** Looks through a whole text; linear. What stands in a comment defines nothing. */
export function ownVerbatim(text: string): OwnVerbatim {
  if (!mayDefine.test(text)) return nothing;
  const environments = new Set<string>();
  const commands = new Set<string>();
  const marks = new Set<number>();
  for (const pattern of [environment, wrapped]) {
    for (const { 1: name = '', index } of text.matchAll(pattern)) {
      if (!isCommented(text, index)) environments.add(name.replace(/\*$/, ''));
    }
  }
  for (const { 1: kind, 2: name, 3: language = '', index } of text.matchAll(minted)) {
    if (isCommented(text, index)) continue;
    if (kind === 'ed') environments.add(name ?? `${language}code`);
    else commands.add(name ?? (kind === 'inline' ? `${language}inline` : language));
  }
  for (const { 1: mark = '', index } of text.matchAll(short)) {
    if (!isCommented(text, index)) marks.add(mark.charCodeAt(0));
  }
  return { environments, commands, marks };
}

function isCommented(text: string, at: number): boolean {
  const line = text.slice(Math.max(text.lastIndexOf('\n', at) + 1, at - 500), at);
  return /(?:^|[^\\])%/.test(line);
}
