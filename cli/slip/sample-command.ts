/** `passage slip sample`: a slip of each kind as bytes and as a picture. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { SlipDocument } from '../../domain/slip/slip-document.ts';
import { languages } from '../../domain/text/language.ts';
import type { Language } from '../../domain/text/language.ts';
import { encodeSlip, joinSegments } from '../../hardware/printer/encode-slip.ts';
import { pageNumberedOn } from '../../hardware/printer/model-pages.ts';
import { printerModelById } from '../../hardware/printer/printer-models.ts';
import type { PrinterModel } from '../../hardware/printer/printer-model.ts';
import { renderSlip } from '../../hardware/slip-picture/render-slip.ts';
import { loadTypefaces } from '../../hardware/type/typeface.ts';
import type { Typefaces } from '../../hardware/type/typeface.ts';
import { sampleSlip, sampleVariants } from './sample-slips.ts';

/** Every sample by its name. */
export const samples: Readonly<Record<string, (language: Language) => SlipDocument>> = { ...sampleSlip, ...sampleVariants };

export type SampleOptions = {
  readonly kind: string;
  readonly language: Language;
  readonly model: PrinterModel;
  readonly out: string | null;
  readonly png: string | null;
};

/** Reads the arguments after `slip sample`; a string says what was wrong. */
export const readSampleOptions = (args: readonly string[]): SampleOptions | string => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        language: { type: 'string', default: 'en' },
        width: { type: 'string', default: '80' },
        model: { type: 'string' },
        out: { type: 'string' },
        png: { type: 'string' },
      },
      allowPositionals: true,
    });
    const kinds = [...Object.keys(samples), 'all'];
    const [kind, ...more] = positionals;
    if (kind === undefined || more.length > 0 || !kinds.includes(kind)) return `Name one kind of slip: ${kinds.join(', ')}.`;
    const language = languages.find((known) => known === values.language);
    if (language === undefined) return `--language ${values.language} is not one of ${languages.join(', ')}.`;
    if (values.width !== '58' && values.width !== '80') return `--width ${values.width} is not 58 or 80 (millimetres).`;
    const modelId = values.model ?? `generic-${values.width}`;
    const model = printerModelById(modelId);
    if (model === null) return `--model ${modelId} is not a known printer.`;
    if (values.out === undefined && values.png === undefined) return 'Say where it shall go: --out FILE.bin, --png FILE.png, or both.';
    return { kind, language, model, out: values.out ?? null, png: values.png ?? null };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const writeAt = async (path: string, bytes: Uint8Array): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  console.log(path);
};

const writeOne = async (kind: string, options: SampleOptions, faces: Typefaces, nameIn: (path: string, extension: string) => string) => {
  const document = samples[kind]?.(options.language);
  if (document === undefined) return;
  const bytes = joinSegments(encodeSlip(document, { model: options.model, faces }));
  if (options.out !== null) await writeAt(nameIn(options.out, 'bin'), bytes);
  if (options.png !== null)
    await writeAt(nameIn(options.png, 'png'), renderSlip(bytes, options.model.widthDots, faces, pageNumberedOn(options.model)).png);
};

/** Writes one sample, or with `all` each one into the folders that --out and --png name. */
export const writeSamples = async (options: SampleOptions): Promise<void> => {
  const faces = loadTypefaces();
  if (options.kind !== 'all') return writeOne(options.kind, options, faces, (path) => path);
  for (const kind of Object.keys(samples))
    await writeOne(kind, options, faces, (path, extension) =>
      join(path, `${kind}-${options.language}-${options.model.widthDots}.${extension}`),
    );
};
