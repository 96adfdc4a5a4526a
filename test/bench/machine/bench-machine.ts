/** Everything that a boot needs, made ready on this machine. */
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CannotBench } from './cannot-bench.ts';
import { benchCache, debianPackage, dependencyOf } from './debian-packages.ts';
import { initramfs } from './initramfs.ts';
import { unpackedKernel } from './kernel-image.ts';
import { kernelModules } from './kernel-modules.ts';
import { findQemu, type Qemu } from './qemu.ts';

/** A machine that can be booted. `share`s are read only. */
export interface BenchMachine {
  readonly qemu: Qemu;
  /** Files for QEMU's `-kernel` and `-initrd`. */
  readonly kernel: string;
  readonly initrd: string;
  readonly shares: { readonly repo: string; readonly node: string };
  /** Version and hash of what was fetched, for the report. */
  readonly kernelPackage: string;
  readonly kernelSha256: string;
}

const only = (pattern: string, what: string): string => {
  const [found] = globSync(pattern);
  if (found === undefined) throw new CannotBench(`${what} is missing in the kernel package`);
  return found;
};

/** Fetches and makes what is missing; `folder` gets the files of this boot. Throws CannotBench with a reason for people. */
export const prepareBench = (root: string, folder: string): BenchMachine => {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new CannotBench(`the bench boots an x86-64 Linux beside Node's own libraries; this is ${process.platform} ${process.arch}`);
  const cache = benchCache();
  mkdirSync(cache, { recursive: true });
  const qemu = findQemu(cache);
  const image = debianPackage(dependencyOf('linux-image-amd64', 'linux-image-', cache), cache);
  const modules = kernelModules(only(join(image.folder, '{usr/,}lib/modules/*'), 'the folder of modules'));
  const bzImage = only(join(image.folder, 'boot/vmlinuz-*'), 'the kernel');
  const unpacked = unpackedKernel(readFileSync(bzImage));
  const kernel = unpacked === null ? bzImage : join(folder, 'vmlinux');
  if (unpacked !== null) writeFileSync(kernel, unpacked);
  const initrd = join(folder, 'initrd');
  writeFileSync(initrd, initramfs(root, process.execPath, modules, cache));
  return {
    qemu,
    kernel,
    initrd,
    shares: { repo: root, node: dirname(process.execPath) },
    kernelPackage: `${image.name} ${image.version}`,
    kernelSha256: image.sha256,
  };
};

/** Why the bench cannot be booted here, or null when it can. Fetches what is missing. */
export const benchObstacle = (root: string): string | null => {
  const folder = mkdtempSync(join(tmpdir(), 'passage-bench-'));
  try {
    prepareBench(root, folder);
    return null;
  } catch (error) {
    if (error instanceof CannotBench) return error.message;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
