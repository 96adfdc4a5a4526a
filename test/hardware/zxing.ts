/** A real decoder of codes, so that ours are not checked by ourselves. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** Loads the decoder from its package, without network. */
export const prepareZxing = (): void => {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
};

/** Format and text of every code in a picture. */
export const codesInPng = async (png: Uint8Array): Promise<{ format: string; text: string }[]> =>
  (await readBarcodes(new Blob([new Uint8Array(png)], { type: 'image/png' }), { tryHarder: true })).map(({ format, text }) => ({
    format: String(format),
    text,
  }));
