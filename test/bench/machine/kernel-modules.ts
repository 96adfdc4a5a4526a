/** Which kernel modules the machine loads, in an order in which each finds what it needs. An unpacked package has no modules.dep, so the order comes from the modules. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { CannotBench } from './cannot-bench.ts';

/** A module; `name` as the kernel writes it (`_` for `-`), `image` ready to be loaded. */
export interface KernelModule {
  readonly name: string;
  readonly image: Uint8Array;
}

/** What the bench uses: shares with the host, a USB bus of four ports without wires, devices for it, drivers for those. */
const wanted = [
  'virtio_pci',
  '9pnet_virtio',
  '9p',
  'dummy_hcd',
  'libcomposite',
  'usb_f_hid',
  'usb_f_printer',
  'hid_generic',
  'usbhid',
  'uhid',
  'evdev',
  'usblp',
];

const nameOf = (file: string): string => file.replace(/\.ko(\.xz|\.zst)?$/, '').replaceAll('-', '_');

const imageOf = (path: string): Uint8Array => {
  if (path.endsWith('.ko')) return readFileSync(path);
  const tool = path.endsWith('.xz') ? 'xz' : 'zstd';
  const { status, stdout } = spawnSync(tool, ['-dc', path], { maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new CannotBench(`${tool} cannot unpack ${path}; install ${tool === 'xz' ? 'xz-utils' : 'zstd'}`);
  return stdout;
};

/** The names after `depends=` in a module's .modinfo section. */
const needsOf = (image: Uint8Array): readonly string[] =>
  (/\0depends=([^\0]*)\0/.exec(Buffer.from(image).toString('latin1'))?.[1] ?? '')
    .split(',')
    .filter((name) => name !== '')
    .map((name) => name.replaceAll('-', '_'));

/** The modules of an unpacked kernel package (`lib/modules/VERSION`) that the bench loads, each after those it needs. */
export const kernelModules = (folder: string): readonly KernelModule[] => {
  const files = new Map(
    readdirSync(join(folder, 'kernel'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.ko(\.xz|\.zst)?$/.test(file))
      .map((file) => [nameOf(file.split('/').at(-1) ?? ''), join(folder, 'kernel', file)]),
  );
  const listed = join(folder, 'modules.builtin');
  const builtIn = new Set(
    existsSync(listed)
      ? readFileSync(listed, 'utf8')
          .split('\n')
          .map((line) => nameOf(line.split('/').at(-1) ?? ''))
      : [],
  );
  const done = new Map<string, KernelModule>();
  const load = (name: string): void => {
    if (done.has(name) || builtIn.has(name)) return;
    const path = files.get(name);
    if (path === undefined) throw new CannotBench(`the kernel package has no module ${name}`);
    const image = imageOf(path);
    for (const needed of needsOf(image)) load(needed);
    done.set(name, { name, image });
  };
  for (const name of wanted) load(name);
  return [...done.values()];
};
