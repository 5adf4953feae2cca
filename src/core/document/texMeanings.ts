/** What do a document's own commands and abbreviations stand for? */
import { remembered } from './mask.ts';
import { afterArgument } from './texGroups.ts';

/** Longer definitions are layout. */
const longest = 200;

/** Answers what a command without arguments, or the key of an abbreviation, stands for: marked-up text. */
export const meaningsIn: (masked: string) => (kind: 'command' | 'abbreviation', name: string) => string | undefined =
  remembered((masked) => {
    let found: { commands: ReadonlyMap<string, string>; abbreviations: ReadonlyMap<string, string> } | undefined;
    return (kind, name) => {
      found ??= { commands: commandsIn(masked), abbreviations: abbreviationsIn(masked) };
      return (kind === 'command' ? found.commands : found.abbreviations).get(name);
    };
  });

/** `\newcommand{\sys}{RazorAttention\xspace}`, `\def\sys{...}`; those with arguments say nothing by themselves. */
function commandsIn(masked: string): Map<string, string> {
  const commands = new Map<string, string>();
  const definition =
    /\\(?:(?:re)?newcommand\*?|providecommand\*?|DeclareRobustCommand\*?|def|gdef|newrobustcmd\*?)[ \t]*\{?[ \t]*\\([a-zA-Z@]+)[ \t]*\}?[ \t]*(?=\{)/g;
  for (const found of masked.matchAll(definition)) {
    const open = found.index + found[0].length;
    const value = argumentAt(masked, open);
    if (value !== undefined && !value.includes('#')) commands.set(found[1] ?? '', value);
  }
  return commands;
}

/** `\newacronym{key}{short}{long}` (glossaries), `\acro{key}[short]{long}` (acronym), `\DeclareAcronym{key}{short=, long=}` (acro). */
function abbreviationsIn(masked: string): Map<string, string> {
  const abbreviations = new Map<string, string>();
  const definition =
    /\\(?:newacronym(?:\[[^\]]*\])?\{([^{}]+)\}\{([^{}]*)\}|(?:acro|acrodef|newacro)\{([^{}]+)\}(?:\[([^\]]*)\])?(?=\{)|DeclareAcronym\{([^{}]+)\}\s*(?=\{))/g;
  for (const found of masked.matchAll(definition)) {
    const [whole, glossary, glossaryShort, acronym, acronymShort, declared] = found;
    const value = argumentAt(masked, found.index + whole.length) ?? '';
    const key = (glossary ?? acronym ?? declared ?? '').trim();
    if (declared !== undefined) {
      const part = (name: string): string =>
        new RegExp(`\\b${name}\\s*=\\s*(?:\\{([^{}]*)\\}|([^,{}]*))`).exec(value)?.slice(1).join('').trim() ?? '';
      abbreviations.set(key, `${part('long')} ${part('short') || key}`);
    } else abbreviations.set(key, `${value} ${glossaryShort ?? acronymShort ?? key}`);
  }
  return abbreviations;
}

function argumentAt(masked: string, open: number): string | undefined {
  if (masked[open] !== '{') return undefined;
  const end = afterArgument(masked, open, Math.min(masked.length, open + 4 * longest));
  return end - open <= longest + 2 && masked[end - 1] === '}' ? masked.slice(open + 1, end - 1) : undefined;
}
