/** Which documents does a folder hold, and which bibliographies does each of them mean? As the editor's side finds them. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { DocumentFacts } from '../../src/core/document/facts.ts';
import { folderOfPath, foldersUp, joinedPath, withoutJobname } from '../../src/core/document/paths.ts';
import type { Language } from '../../src/core/document/slot.ts';
import { type Links, rootsOf } from '../../src/core/document/tree.ts';
import type { RunningWorker } from '../support/askWorker.ts';

const ENDINGS: Readonly<Record<string, Language>> = {
  '.tex': 'latex',
  '.ltx': 'latex',
  '.rnw': 'latex',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.qmd': 'markdown',
  '.rmd': 'markdown',
};
const PROJECT_FILES = ['_metadata.yml', '_quarto.yml', '_bookdown.yml', 'myst.yml', '_config.yml', 'index.Rmd'];

export interface ProjectDocument {
  readonly file: string;
  readonly text: string;
  readonly language: Language;
  readonly facts: DocumentFacts;
  /** Files, first wins. */
  readonly bibliographies: readonly string[];
}

/** All documents below a folder, in the order of their paths. */
export async function documentsIn(worker: RunningWorker, folder: string): Promise<readonly ProjectDocument[]> {
  const top = path.resolve(folder);
  const files = fs
    .readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !/[/\\](?:node_modules|\.git|_build)[/\\]/.test(file))
    .sort();
  const known = new Map<string, Omit<ProjectDocument, 'bibliographies'>>();
  for (const file of files) {
    const language = ENDINGS[path.extname(file).toLowerCase()];
    if (language === undefined) continue;
    const text = fs.readFileSync(file, 'utf8');
    known.set(file, {
      file,
      text,
      language,
      facts: await worker.ask('facts', { content: text, language, commands: [] }),
    });
  }
  const links = new Map<string, Links>();
  for (const { file, facts } of known.values()) {
    const root = facts.root === undefined ? undefined : joinedPath(folderOfPath(file), facts.root);
    links.set(file, { root, includes: facts.includes.flatMap((each) => includedBy(file, each.path, files)) });
  }
  const documents: ProjectDocument[] = [];
  for (const document of known.values()) {
    const roots = rootsOf(document.file, links);
    const members = [document.file, ...membersOf(roots, links)].flatMap((file) => known.get(file) ?? []);
    const declared = new Set<string>();
    for (const { file, facts } of members) {
      for (const each of facts.bibliographies)
        for (const place of placesOf(file, each.path, roots, files)) declared.add(place);
    }
    if (document.language === 'markdown') {
      for (const place of await ofProjectFiles(worker, document.file, top, files)) declared.add(place);
    }
    const folders = new Set([document.file, ...roots].map(folderOfPath));
    const beside = files.filter((file) => /\.bib$/i.test(file) && folders.has(folderOfPath(file)));
    documents.push({ ...document, bibliographies: declared.size > 0 ? [...declared] : beside });
  }
  return documents;
}

/** LaTeX takes in against its root's folder, everybody else against their own. */
function includedBy(file: string, written: string, files: readonly string[]): readonly string[] {
  return [...foldersUpFrom(file)]
    .flatMap((folder) => joinedPath(folder, written) ?? [])
    .filter((each) => files.includes(each))
    .slice(0, 1);
}

function membersOf(roots: readonly string[], links: ReadonlyMap<string, Links>): ReadonlySet<string> {
  const members = new Set(roots);
  for (const member of members) for (const included of links.get(member)?.includes ?? []) members.add(included);
  return members;
}

function placesOf(
  file: string,
  written: string,
  roots: readonly string[],
  files: readonly string[],
): readonly string[] {
  const folders = [...roots.map(folderOfPath), ...foldersUpFrom(file)];
  for (const folder of folders) {
    const place = joinedPath(folder, withoutJobname(written, roots[0] ?? file) ?? '');
    if (place !== undefined && files.includes(place)) return [place];
  }
  return [];
}

async function ofProjectFiles(
  worker: RunningWorker,
  file: string,
  top: string,
  files: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const folder of foldersUp(folderOfPath(file), top)) {
    for (const name of PROJECT_FILES) {
      const at = `${folder}/${name}`;
      if (!files.includes(at)) continue;
      const text = fs.readFileSync(at, 'utf8');
      const yaml = name === 'index.Rmd' ? (/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '') : text;
      const { bibliographies } = await worker.ask('metadata', { yaml });
      found.push(...bibliographies.flatMap((each) => placesOf(at, each.path, [at], files)));
    }
  }
  return found;
}

function foldersUpFrom(file: string): readonly string[] {
  return foldersUp(folderOfPath(file), '/');
}
