/** Where do snapshots go when there is no editor? */
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { SnapshotFolder } from '../../src/editor/snapshots.ts';

/** A folder on disk, made when the first file is written. */
export function diskFolder(folder: string): SnapshotFolder {
  const at = (name: string): string => path.join(folder, name);
  return {
    read: async (name) => {
      try {
        return await fs.promises.readFile(at(name));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    write: async (name, bytes) => {
      await fs.promises.mkdir(folder, { recursive: true });
      await fs.promises.writeFile(at(name), bytes);
    },
    rename: (from, to) => fs.promises.rename(at(from), at(to)),
    delete: (name) => fs.promises.rm(at(name)),
    list: async () => {
      const names = fs.existsSync(folder) ? await fs.promises.readdir(folder) : [];
      return Promise.all(
        names.map(async (name) => {
          const { size, mtimeMs } = await fs.promises.stat(at(name));
          return { name, bytes: size, changedMs: mtimeMs };
        }),
      );
    },
  };
}
