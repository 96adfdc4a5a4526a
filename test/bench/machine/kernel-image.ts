/** The kernel as QEMU starts it quickest: unpacked by this machine rather than, far slower, by the emulated one. */
import { spawnSync } from 'node:child_process';

const elf = Buffer.from([0x7f, 0x45, 0x4c, 0x46]);

/** Unpacker by the first bytes of a compressed kernel. */
const unpackers: readonly { readonly magic: readonly number[]; readonly program: string; readonly args: readonly string[] }[] = [
  { magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a], program: 'xz', args: ['-dc', '--single-stream'] },
  { magic: [0x1f, 0x8b], program: 'gzip', args: ['-dc'] },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], program: 'zstd', args: ['-dc'] },
];

/** The ELF image inside a bzImage (Documentation/arch/x86/boot.rst: setup_sects, payload_offset, payload_length), or null when this machine cannot unpack it. */
export const unpackedKernel = (bzImage: Uint8Array): Uint8Array | null => {
  const image = Buffer.from(bzImage);
  const start = (image.readUInt8(0x1f1) + 1) * 512 + image.readUInt32LE(0x248);
  const payload = image.subarray(start, start + image.readUInt32LE(0x24c));
  const unpacker = unpackers.find(({ magic }) => magic.every((byte, i) => payload[i] === byte));
  if (unpacker === undefined) return null;
  // The payload ends with its unpacked length, which some unpackers complain about: what they wrote decides.
  const { stdout } = spawnSync(unpacker.program, [...unpacker.args], { input: payload, maxBuffer: 256 * 1024 * 1024 });
  return stdout !== null && stdout.subarray(0, 4).equals(elf) ? stdout : null;
};
