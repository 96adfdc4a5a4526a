/** An archive as the kernel unpacks it at its start: cpio, "new ASCII" (Documentation/driver-api/early-userspace/buffer-format.rst). */

/** One entry; `mode` has the kind of file too. A link's `data` is where it points. */
export interface CpioEntry {
  readonly name: string;
  readonly mode: number;
  readonly data: Uint8Array;
}

/** Mode of a folder, of a program, of a plain file. */
export const cpioMode = { folder: 0o040755, program: 0o100755, file: 0o100644 } as const;

const padded = (bytes: Uint8Array): Uint8Array[] => [bytes, new Uint8Array((4 - (bytes.length % 4)) % 4)];

const header = (entry: CpioEntry, inode: number): Uint8Array => {
  const name = Buffer.from(`${entry.name}\0`, 'latin1');
  const isFolder = (entry.mode & 0o170000) === 0o040000;
  // ino, mode, uid, gid, nlink, mtime, filesize, devmajor, devminor, rdevmajor, rdevminor, namesize, check
  const fields = [inode, entry.mode, 0, 0, isFolder ? 2 : 1, 0, entry.data.length, 0, 0, 0, 0, name.length, 0];
  return Buffer.concat([Buffer.from(`070701${fields.map((field) => field.toString(16).padStart(8, '0')).join('')}`, 'latin1'), name]);
};

/** The archive of these entries; folders that their names pass through are added before them. */
export const cpioArchive = (entries: readonly CpioEntry[]): Uint8Array => {
  const all = new Map<string, CpioEntry>();
  for (const entry of entries) {
    const parts = entry.name.split('/');
    for (let depth = 1; depth < parts.length; depth += 1) {
      const name = parts.slice(0, depth).join('/');
      if (!all.has(name)) all.set(name, { name, mode: cpioMode.folder, data: new Uint8Array(0) });
    }
    all.set(entry.name, entry);
  }
  const end: CpioEntry = { name: 'TRAILER!!!', mode: 0, data: new Uint8Array(0) };
  return Buffer.concat([...all.values(), end].flatMap((entry, index) => [...padded(header(entry, index + 1)), ...padded(entry.data)]));
};
