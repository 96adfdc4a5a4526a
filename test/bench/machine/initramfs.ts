/** The root of the bench's machine: a shell, the modules, the libraries that Node needs. All else comes over shares. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotBench } from './cannot-bench.ts';
import { type CpioEntry, cpioArchive, cpioMode } from './cpio.ts';
import { debianPackage } from './debian-packages.ts';
import type { KernelModule } from './kernel-modules.ts';
import { sharedLibraries } from './shared-libraries.ts';

/** One port for each of the four gadgets, so that each can be pulled alone. */
const moduleArguments: Readonly<Record<string, string>> = { dummy_hcd: ' num=4' };
/** Addons that code inside loads. */
const addons = [
  'node_modules/node-hid/prebuilds/HID_hidraw-linux-x64/*.node',
  'node_modules/better-sqlite3/prebuilds/linux-x64.node',
  'node_modules/@resvg/resvg-js-linux-x64-gnu/*.node',
];

const busybox = (cache: string): string => {
  const [file] = globSync(join(debianPackage('busybox-static', cache).folder, '{usr/,}bin/busybox'));
  if (file === undefined) throw new CannotBench('the package busybox-static has no busybox');
  return file;
};

/** The archive for QEMU's `-initrd`. `root`: this repository; `node`: the Node that runs inside. */
export const initramfs = (root: string, node: string, modules: readonly KernelModule[], cache: string): Uint8Array => {
  const file = (name: string, path: string, mode: number = cpioMode.program): CpioEntry => ({ name, mode, data: readFileSync(path) });
  const text = (name: string, content: string): CpioEntry => ({ name, mode: cpioMode.file, data: Buffer.from(content, 'utf8') });
  const needy = [node, ...addons.flatMap((pattern) => globSync(join(root, pattern)))];
  return cpioArchive([
    ...['bin', 'dev', 'proc', 'sys', 'etc'].map((name) => ({ name, mode: cpioMode.folder, data: new Uint8Array(0) })),
    file('init', join(import.meta.dirname, 'init.sh')),
    file('bin/busybox', busybox(cache)),
    text('etc/passwd', 'root:x:0:0:root:/tmp:/bin/sh\n'),
    text('etc/hosts', '127.0.0.1 localhost\n'),
    text('modules/order', modules.map(({ name }) => `${name}${moduleArguments[name] ?? ''}\n`).join('')),
    ...modules.map(({ name, image }) => ({ name: `modules/${name}.ko`, mode: cpioMode.file, data: image })),
    ...sharedLibraries(needy, cache).map((library) => file(library.path.slice(1), library.file)),
  ]);
};
