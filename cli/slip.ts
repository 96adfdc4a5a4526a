/** `passage slip render BYTES.bin OUT.png`: what ESC/POS bytes look like on paper. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { paperCodes, paperText } from '../hardware/slip-picture/paper.ts';
import { renderSlip, slipPng } from '../hardware/slip-picture/render-slip.ts';
import { loadTypefaces } from '../hardware/type/typeface.ts';

/** Shown by `passage slip --help`. */
export const help = `passage slip render BYTES.bin OUT.png [--width 576|384|N] [--json]

Draws the ESC/POS bytes of a slip as a picture, one pixel a dot (203 dpi), with the fonts that Passage ships.

  --width N   printable dots across: 576 for 80 mm paper (default), 384 for 58 mm
  --json      one JSON object: text lines, codes, size, and every byte that was not understood

Exit code: 0 drawn and everything understood, 1 drawn but some bytes were not understood (they are listed),
2 wrong use, 3 a file cannot be read or written.
`;

/** A megabyte is thirty metres of paper. */
const maxBytes = 1_000_000;

type Options = { readonly from: string; readonly to: string; readonly widthDots: number; readonly isJson: boolean };

const readOptions = (args: readonly string[]): Options | string => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { width: { type: 'string', default: '576' }, json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [verb, from, to, ...more] = positionals;
    if (verb !== 'render') return verb === undefined ? 'Say what to do: render.' : `There is no "slip ${verb}"; there is "slip render".`;
    if (from === undefined || to === undefined || more.length > 0) return 'Give two files: the bytes and the picture.';
    const widthDots = Number(values.width);
    if (!Number.isInteger(widthDots) || widthDots < 64 || widthDots > 1024)
      return `--width ${values.width} is no width in dots; 576 or 384 are usual.`;
    return { from, to, widthDots, isJson: values.json };
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
  const slip = renderSlip(await readBytes(options.from), options.widthDots, loadTypefaces());
  await writeFile(options.to, slipPng(slip.svg));
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
    for (const { hex, why } of slip.unknown) console.log(`not understood: ${hex === '' ? '' : `${hex} `}(${why})`);
  }
  return slip.unknown.length === 0 ? 0 : 1;
};

/** Runs the command; the answer is the exit code. */
export async function slip(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(help);
    return 0;
  }
  const options = readOptions(args);
  if (typeof options === 'string') {
    console.error(`${options}\n\n${help}`);
    return 2;
  }
  try {
    return await draw(options);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 3;
  }
}
