/** `passage slip`: what ESC/POS bytes look like on paper, and a sample of every slip. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { pageNumberedOn } from '../hardware/printer/model-pages.ts';
import type { PrinterModel } from '../hardware/printer/printer-model.ts';
import { printerModelById } from '../hardware/printer/printer-models.ts';
import { paperCodes, paperText } from '../hardware/slip-picture/paper.ts';
import { renderSlip } from '../hardware/slip-picture/render-slip.ts';
import { loadTypefaces } from '../hardware/type/typeface.ts';
import { readSampleOptions, writeSamples } from './slip/sample-command.ts';

/** Shown by `passage slip --help`. */
export const help = `passage slip render BYTES.bin OUT.png [--width 576|384|N] [--model ID] [--json]
passage slip sample KIND|all [--language en|ru|fi|de] [--width 58|80] [--model ID] [--out FILE.bin] [--png FILE.png]

render draws the ESC/POS bytes of a slip as a picture, one pixel a dot (203 dpi), with the fonts that Passage ships.

  --width N   printable dots across: 576 for 80 mm paper (default), 384 for 58 mm
  --model ID  a printer's own width and numbers of alphabets instead of Epson's
  --json      one JSON object: text lines, codes, size, and every byte that was not understood

sample makes a slip as bytes for a printer (send them to port 9100 or /dev/usb/lp0) and as a picture. KIND: visit, voucher, coupon,
statement, terms, tickets, card, shift, invitation, test, and some variants; all writes every one into the folders --out and --png.

  --width N   millimetres of paper: 80 (default) or 58
  --model ID  a printer's own alphabets, codes and knife instead of the general ones

Exit code: 0 drawn and everything understood, 1 drawn but some bytes were not understood (they are listed),
2 wrong use, 3 a file cannot be read or written.
`;

/** A megabyte is thirty metres of paper. */
const maxBytes = 1_000_000;

type Options = {
  readonly from: string;
  readonly to: string;
  readonly widthDots: number;
  readonly model: PrinterModel | null;
  readonly isJson: boolean;
};

const readOptions = (args: readonly string[]): Options | string => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { width: { type: 'string' }, model: { type: 'string' }, json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [verb, from, to, ...more] = positionals;
    if (verb !== 'render')
      return verb === undefined
        ? 'Say what to do: render or sample.'
        : `There is no "slip ${verb}"; there are "slip render" and "slip sample".`;
    if (from === undefined || to === undefined || more.length > 0) return 'Give two files: the bytes and the picture.';
    const model = values.model === undefined ? null : printerModelById(values.model);
    if (values.model !== undefined && model === null) return `--model ${values.model} is not a known printer.`;
    const widthDots = values.width === undefined ? (model?.widthDots ?? 576) : Number(values.width);
    if (!Number.isInteger(widthDots) || widthDots < 64 || widthDots > 1024)
      return `--width ${values.width} is no width in dots; 576 or 384 are usual.`;
    return { from, to, widthDots, model, isJson: values.json };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const readBytes = async (path: string): Promise<Uint8Array> => {
  const { size } = await stat(path);
  if (size > maxBytes) throw new Error(`${path} has ${size} bytes; a slip has at most ${maxBytes}.`);
  return new Uint8Array(await readFile(path));
};

const draw = async (options: Options): Promise<number> => {
  const slip = renderSlip(
    await readBytes(options.from),
    options.widthDots,
    loadTypefaces(),
    options.model === null ? undefined : pageNumberedOn(options.model),
  );
  await writeFile(options.to, slip.png);
  const lengthMm = Math.round(slip.document.heightDots / 8);
  if (options.isJson) {
    const said = {
      picture: options.to,
      lengthMm,
      text: paperText(slip.document),
      codes: paperCodes(slip.document),
      unknown: slip.unknown,
    };
    console.log(JSON.stringify(said));
  } else {
    console.log(`${options.to}: ${options.widthDots} dots wide, ${lengthMm} mm long`);
    for (const { at, hex, why } of slip.unknown) console.log(`not understood at ${at}: ${hex === '' ? '' : `${hex} `}(${why})`);
  }
  return slip.unknown.length === 0 ? 0 : 1;
};

/** Runs the command; the answer is the exit code. */
export async function slip(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(help);
    return 0;
  }
  const isSample = args[0] === 'sample';
  const options = isSample ? readSampleOptions(args.slice(1)) : readOptions(args);
  if (typeof options === 'string') {
    console.error(`${options}\n\n${help}`);
    return 2;
  }
  try {
    if (!('kind' in options)) return await draw(options);
    await writeSamples(options);
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 3;
  }
}
