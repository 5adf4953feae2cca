/** Where could a path that a document writes lead? Pure: whether something is there, the editor's side looks. */

/** A folder or file as the path of a URI: `/` between its parts, absolute. */
export type UriPath = string;

/** A path against a folder, `.` and `..` resolved; `undefined` where it cannot be meant as a path at all. */
export function joinedPath(folder: UriPath, written: string): UriPath | undefined {
  const path = written.trim().replaceAll('\\', '/');
  if (path === '' || /[\0\n\r{}]/.test(path)) return undefined;
  const absolute = /^[a-zA-Z]:\//.test(path) ? `/${path}` : path;
  const parts = (absolute.startsWith('/') ? absolute : `${folder}/${absolute}`).split('/');
  const kept: string[] = [];
  for (const part of parts) {
    if (part === '..') kept.pop();
    else if (part !== '' && part !== '.') kept.push(part);
  }
  return `/${kept.join('/')}`;
}

/** The way from a folder to a file, as documents write it: `refs.bib`, `../refs.bib`. */
export function relativePath(folder: UriPath, file: UriPath): string {
  const from = folder.split('/').filter((part) => part !== '');
  const to = file.split('/').filter((part) => part !== '');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

/** The folder of a file. */
export function folderOfPath(path: UriPath): UriPath {
  return path.slice(0, Math.max(0, path.lastIndexOf('/'))) || '/';
}

/** From a folder up to a top, both included; the folder alone where it does not lie below the top. */
export function foldersUp(folder: UriPath, top: UriPath | undefined): readonly UriPath[] {
  const stop = top?.replace(/\/$/, '');
  if (stop === undefined || (folder !== stop && !folder.startsWith(`${stop}/`))) return [folder];
  const folders: UriPath[] = [];
  for (let at = folder; at.length >= stop.length && at !== ''; at = at.slice(0, at.lastIndexOf('/'))) folders.push(at);
  return folders;
}

/**
 * The folders of BIBINPUTS, as kpathsea reads it (its manual, "Path searching"): separated by `:` (or `;` where a drive's
 * letter stands in one), `//` at the end means the folders below as well, an empty part the default.
 */
export function bibInputs(value: string | undefined): readonly { readonly folder: string; readonly isDeep: boolean }[] {
  if (value === undefined) return [];
  const separator = /;|^[a-zA-Z]:[\\/]/.test(value) ? ';' : ':';
  return value
    .split(separator)
    .map((part) => part.trim().replaceAll('\\', '/'))
    .filter((part) => part !== '' && part !== '.' && !part.startsWith('$'))
    .map((part) => ({ folder: part.replace(/^!!/, '').replace(/\/+$/, '') || '/', isDeep: part.endsWith('//') }));
}

/** `\jobname` stands for the name of the root without its ending; a path with any other command cannot be followed. */
export function withoutJobname(path: string, root: UriPath): string | undefined {
  const name = root.slice(root.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  const plain = path.replace(/\\jobname(?![a-zA-Z])\s*|\{\\jobname\}/g, () => name);
  return /\\[a-zA-Z]/.test(plain) ? undefined : plain;
}
