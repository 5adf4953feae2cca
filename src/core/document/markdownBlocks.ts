/** Which blocks of a Markdown text hold no prose, and where do they end? */

/** A line, and what came before it. Offsets; `first` is its first character that is no blank. */
export interface BlockLine {
  readonly start: number;
  readonly first: number;
  readonly end: number;
  readonly wasBlank: boolean;
  /** Where the content of the list item begins that it may belong to, counted from its line's start; -1 where there is none. */
  readonly listIndent: number;
}

/** A directive whose content is prose: its closing fence opens no code. */
export interface OpenFence {
  readonly mark: string;
  readonly length: number;
}

/**
 * Where the YAML header ends (behind its closing dashes), or 0 where there is none: at the very start, from `---` to `---`
 * or `...` (pandoc's manual, `yaml_metadata_block`). Without its end it is no header.
 */
export function frontMatterEnd(text: string): number {
  const open = /^\uFEFF?---[ \t]*\r?\n(?![ \t]*\r?\n)/.exec(text);
  return open === null ? 0 : (yamlEnd(text, open[0].length) ?? 0);
}

function yamlEnd(text: string, from: number): number | undefined {
  const close = /^(?:---|\.\.\.)[ \t]*$/gm;
  close.lastIndex = from;
  const found = close.exec(text.includes('\r') ? text.replaceAll('\r', ' ') : text);
  return found === null ? undefined : found.index + found[0].trimEnd().length;
}

/** The end of the block without prose that begins on this line; undefined where prose does. */
export function blockEnd(text: string, line: BlockLine, directives: OpenFence[]): number | undefined {
  switch (text[line.first]) {
    case '`':
    case '~':
    case ':':
      return fenceEnd(text, line.first, line.end, directives);
    case '>':
    case '-':
    case '*':
    case '+':
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9': {
      const marks = /(?:>[ \t]*|(?:[-*+]|\d{1,9}[.)])[ \t]+)+(?=`{3}|~{3}|:{3})/y;
      marks.lastIndex = line.first;
      if (marks.test(text)) return fenceEnd(text, marks.lastIndex, line.end, directives);
      return laterYamlEnd(text, line) ?? indentedEnd(text, line);
    }
    case '%':
      // a comment of MyST's (mystmd.org, "Comments"), or pandoc's title block
      return line.first === line.start ? line.end : indentedEnd(text, line);
    case '[':
      return definitionEnd(text, line) ?? indentedEnd(text, line);
    default:
      return indentedEnd(text, line);
  }
}

/** A YAML block further down: an empty line before it, a name with a colon in it (pandoc's manual, `yaml_metadata_block`). */
function laterYamlEnd(text: string, { first, start, end, wasBlank }: BlockLine): number | undefined {
  if (!wasBlank || first !== start || !/^---[ \t]*\r?$/.test(text.slice(start, end))) return undefined;
  if (!/^[\w-]+[ \t]*:(?:[ \t\r\n]|$)/.test(text.slice(end + 1, end + 100))) return undefined;
  const close = /\n(?:---|\.\.\.)[ \t]*\r?(?=\n|$)/.exec(text.slice(end, end + 20_000));
  return close === null ? undefined : end + close.index + close[0].length;
}

/**
 * Code that is told by its indentation behind an empty line: four blanks or a tab, in a list four more than its item's text
 * (pandoc's manual, "Indented code blocks" and "Block content in list items").
 */
function indentedEnd(text: string, { start, first, end, wasBlank, listIndent }: BlockLine): number | undefined {
  if (!wasBlank || first - start < 1) return undefined;
  const least = Math.max(0, listIndent) + 4;
  return indentOf(text, start, first) >= least ? codeEnd(text, end, least) : undefined;
}

function codeEnd(text: string, from: number, least: number): number {
  let end = from;
  while (end < text.length) {
    const feed = text.indexOf('\n', end + 1);
    const next = feed < 0 ? text.length : feed;
    const line = text.slice(end + 1, Math.min(next, end + 400));
    const first = line.search(/\S/);
    if (first < 0 || indentOf(line, 0, first) < least) return end;
    end = next;
  }
  return end;
}

/** How far a line is indented: a tab goes on to the next multiple of four. */
export function indentOf(text: string, start: number, first: number): number {
  let indent = 0;
  for (let at = start; at < first; at += 1) indent = text.charCodeAt(at) === 9 ? (indent | 3) + 1 : indent + 1;
  return indent;
}

/** `[label]: address "title"`; a footnote's text is prose, and no label begins as a citation does. */
function definitionEnd(text: string, { first, end }: BlockLine): number | undefined {
  const definition = /\[(?![\^@])[^\]\n]{1,400}\]:[ \t]*(?:<[^<>\n]*>|[^\s<]\S*)[ \t]*(?:["'(][^\n]*)?\r?$/y;
  const line = text.slice(first, end);
  return definition.test(line) && /\]:[ \t]*(?:<|\S*[/.#:])/.test(line) ? end : undefined;
}

/**
 * MyST's directives whose content is Markdown (mystmd.org, "Directives"; Sphinx's admonitions). Every other name in braces
 * is a language or takes its content literally.
 */
const prose =
  /^[ \t]*\{(?:note|tip|hint|important|warning|caution|danger|error|attention|admonition|seealso|figure|figure-md|subfigure|image|table|list-table|margin|sidebar|aside|dropdown|epigraph|pull-quote|highlights|blockquote|topic|card|grid|grid-item|grid-item-card|tab-set|tab-item|div|embed|footnote|glossary|abstract|exercise|solution|theorem|proof|prf:[a-z]+)\}/;

/** MyST's directives whose argument is a title or a caption: prose as well (mystmd.org, "Directives"). */
const titled =
  /^[ \t]*\{(?:note|tip|hint|important|warning|caution|danger|error|attention|admonition|seealso|dropdown|topic|sidebar|card|grid-item-card|tab-item|table|list-table|exercise|theorem|proof|prf:[a-z]+)\}/;

/** MyST's directives that hold no Markdown, where a fence of colons opens them. */
const code =
  /^[ \t]*\{(?:code|code-block|code-cell|sourcecode|math|mermaid|raw|eval-rst|literalinclude|csv-table|bokeh|diff)\}/;

/**
 * The end of a fenced block, closed or running to the end of the text; undefined where the line opens none. A fence of
 * colons is a division: its content is prose.
 */
function fenceEnd(text: string, first: number, lineEnd: number, directives: OpenFence[]): number | undefined {
  const mark = text[first] ?? '';
  let open = first;
  while (text[open] === mark) open += 1;
  const length = open - first;
  if (length < 3) return undefined;
  const info = text.slice(open, lineEnd);
  const title = titled.exec(info)?.[0].length;
  // `::: {.note}`: what a division is called is no prose
  if (mark === ':' && !code.test(info)) return title === undefined ? lineEnd : open + title;
  // code in one line between its backticks is a span
  if (mark === '`' && info.includes('`')) return undefined;
  if (prose.test(info)) {
    directives.push({ mark, length });
    return title === undefined ? lineEnd : open + title;
  }
  const close = new RegExp(String.raw`\n[ \t>]*${mark}{${length},}[ \t]*\r?(?=\n|$)`, 'g');
  close.lastIndex = lineEnd;
  const found = close.exec(text);
  return found === null ? text.length : found.index + found[0].length;
}

/** Whether the line closes the directive that was opened last. */
export function isDirectiveEnd(text: string, first: number, lineEnd: number, directives: OpenFence[]): boolean {
  const last = directives.at(-1);
  if (last === undefined || text[first] !== last.mark) return false;
  const line = text.slice(first, lineEnd).trimEnd();
  if (line.length < last.length || line !== last.mark.repeat(line.length)) return false;
  directives.pop();
  return true;
}
