/** The shared libraries that programs and Node addons of this machine need, to be taken along into another machine. */
import { existsSync, globSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { CannotBench } from './cannot-bench.ts';
import { debianPackage } from './debian-packages.ts';
import { runProgram } from './run-program.ts';

/** A library: where programs look for it, and the file that it is. */
export interface SharedLibrary {
  readonly path: string;
  readonly file: string;
}

/** Which package brings what node-hid needs and a bare system lacks. */
const packageOf: Readonly<Record<string, string>> = {
  'libusb-1.0.so.0': 'libusb-1.0-0',
  'libudev.so.1': 'libudev1',
  'libcap.so.2': 'libcap2',
};

const fetched = (name: string, cache: string): SharedLibrary => {
  const from = packageOf[name];
  if (from === undefined) throw new CannotBench(`the library ${name} is missing on this machine`);
  const [file] = globSync(join(debianPackage(from, cache).folder, '{usr/,}lib/x86_64-linux-gnu', name));
  if (file === undefined) throw new CannotBench(`the package ${from} has no ${name}`);
  return { path: `/lib/x86_64-linux-gnu/${name}`, file: realpathSync(file) };
};

/** All libraries of these files, with those of the libraries. Throws CannotBench when one cannot be had. */
export const sharedLibraries = (files: readonly string[], cache: string): readonly SharedLibrary[] => {
  const found = new Map<string, SharedLibrary>();
  const queue = [...files];
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    const { ok, output } = runProgram('ldd', [file]);
    if (!ok) throw new CannotBench(`ldd ${file}: ${output.trim()}`);
    for (const [, name = '', path] of output.matchAll(/^\s*(\S+)(?: => (?:(\/\S+)|not found))?(?: \(0x[0-9a-f]+\))?$/gm)) {
      const place = path ?? (name.startsWith('/') ? name : null);
      if (name.startsWith('linux-vdso') || found.has(name)) continue;
      const library = place !== null && existsSync(place) ? { path: place, file: realpathSync(place) } : fetched(name, cache);
      found.set(name, library);
      // ldd lists what the libraries need as well, except for those it did not find.
      if (place === null) queue.push(library.file);
    }
  }
  return [...found.values()];
};
