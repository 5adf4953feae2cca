/** A folder of files in memory, as two windows share one: what is being written can be seen half. */
import type { SnapshotFolder } from '../../src/editor/snapshots.ts';

export interface MemoryFolder extends SnapshotFolder {
  readonly files: Map<string, { bytes: Uint8Array; changedMs: number }>;
  /** How often each was asked. */
  readonly asked: { read: number; write: number; rename: number; delete: number };
  /** Bytes that fit; what is more is not written, as on a full disk. */
  room: number;
  nowMs: number;
}

export function memoryFolder(): MemoryFolder {
  const files: MemoryFolder['files'] = new Map();
  const later = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const folder: MemoryFolder = {
    files,
    asked: { read: 0, write: 0, rename: 0, delete: 0 },
    room: Infinity,
    nowMs: 0,
    read: async (name) => {
      folder.asked.read++;
      await later();
      return files.get(name)?.bytes.slice();
    },
    write: async (name, bytes) => {
      folder.asked.write++;
      files.set(name, { bytes: bytes.slice(0, bytes.length >> 1), changedMs: folder.nowMs });
      await later();
      const taken = [...files].reduce((sum, [each, file]) => sum + (each === name ? 0 : file.bytes.length), 0);
      if (taken + bytes.length > folder.room) throw new Error('ENOSPC: no space left on device');
      files.set(name, { bytes: bytes.slice(), changedMs: folder.nowMs });
    },
    rename: async (from, to) => {
      folder.asked.rename++;
      await later();
      const file = files.get(from);
      if (file === undefined) throw new Error(`ENOENT: ${from}`);
      files.delete(from);
      files.set(to, file);
    },
    delete: async (name) => {
      folder.asked.delete++;
      await later();
      if (!files.delete(name)) throw new Error(`ENOENT: ${name}`);
    },
    list: async () => {
      await later();
      return [...files].map(([name, { bytes, changedMs }]) => ({ name, bytes: bytes.length, changedMs }));
    },
  };
  return folder;
}
