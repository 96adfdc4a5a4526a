/**
 * Reading receipt codes: one real code of every format that checks no signature, against `JSON.parse` of flat objects of the same lengths; the Russian code against a bare
 * `URLSearchParams` of it; a German code with its signature against the bare verification of a P-256 signature by the same library. Turn about in one run.
 */
import { p256 } from '@noble/curves/nist.js';
import { readReceipt } from '../../domain/receipt/read-receipt.ts';
import { everySample } from '../domain/receipt/samples/every-sample.ts';
import { plainP256 } from '../domain/receipt/samples/de-tse.ts';
import { figureLine, median, remark, spread } from './figure.ts';

/** Name for `npm run bench -- NAME`. */
export const name = 'receipt-parse';

const ROUNDS = 200;
const WARM_UP = 30;
/** Codes of one round: about a millisecond's work, so that few rounds hold somebody else's time slice. */
const CHEAP = 200;
const SIGNED = 2;

/** Something done `codes` times a round; `run` gives how many of them came out as they must. */
interface Side {
  readonly what: string;
  readonly codes: number;
  readonly run: () => number;
  readonly rates: number[];
}

function side(what: string, codes: number, once: (turn: number) => boolean): Side {
  const run = (): number => {
    let good = 0;
    for (let turn = 0; turn < codes; turn += 1) if (once(turn)) good += 1;
    return good;
  };
  return { what, codes, run, rates: [] };
}

/** A side that reads these codes in turn. */
function reading(what: string, codes: number, texts: readonly string[]): Side {
  return side(what, codes, (turn) => readReceipt(texts[turn % texts.length] ?? '').ok);
}

/** A flat JSON object of at least that many characters. */
function jsonOfLength(length: number): string {
  const fields: Record<string, string> = {};
  for (let field = 0; JSON.stringify(fields).length < length; field += 1) fields[`field${field}`] = '202611211305';
  return JSON.stringify(fields);
}

function bareVerification(): Side {
  const secret = Uint8Array.from({ length: 32 }, (_, at) => at + 1);
  const digest = Uint8Array.from({ length: 32 }, (_, at) => 200 - at);
  const signature = p256.sign(digest, secret, { prehash: false });
  const key = p256.getPublicKey(secret, false);
  return side('bare verification', SIGNED, () => p256.verify(signature, digest, key, { prehash: false, lowS: false }));
}

function measure(sides: readonly Side[]): void {
  for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
    // Each goes first as often as the others: whoever follows the garbage of another pays for it.
    for (let turn = 0; turn < sides.length; turn += 1) {
      const each = sides[(round + turn) % sides.length];
      if (each === undefined) continue;
      const startMs = performance.now();
      const good = each.run();
      const tookMs = performance.now() - startMs;
      if (good !== each.codes) throw new Error(`${each.what}: ${good} of ${each.codes} came out as they must`);
      if (round >= WARM_UP) each.rates.push((each.codes / tookMs) * 1000);
    }
  }
}

/** Measures and prints three lines, codes a second; how fast each format is read goes to standard error. */
export async function run(print: (line: string) => void): Promise<void> {
  const first = [...(await everySample())].map(([format, samples]) => ({ format, text: samples[0]?.text ?? '' }));
  const cheap = first.filter(({ format }) => format !== 'de-tse');
  const russian = cheap.find(({ format }) => format === 'ru-fns')?.text ?? '';
  const jsons = cheap.map(({ text }) => jsonOfLength(text.length));
  const mixed = reading(
    'mixed',
    CHEAP,
    cheap.map(({ text }) => text),
  );
  const json = side('JSON.parse', CHEAP, (turn) => typeof JSON.parse(jsons[turn % jsons.length] ?? '') === 'object');
  const ours = reading('ru-fns', CHEAP, [russian]);
  const bare = side('URLSearchParams', CHEAP, () => new URLSearchParams(russian).get('fn') !== null);
  const signed = reading('de-tse', SIGNED, [plainP256]);
  const verification = bareVerification();
  const others = cheap.filter(({ format }) => format !== 'ru-fns').map(({ format, text }) => reading(format, CHEAP, [text]));
  const sides = [mixed, json, ours, bare, signed, verification, ...others];
  measure(sides);
  for (const { what, rates } of sides) remark(`  ${what}: ${spread(rates, 0)} codes/s`);
  const line = (figure: string, one: Side, peer: string, other: Side): string =>
    figureLine({ name: figure, unit: 'codes/s', value: median(one.rates), peer, peerValue: median(other.rates), digits: 0 });
  print(line(name, mixed, 'json-parse-same-length', json));
  print(line(`${name}-ru-fns`, ours, 'url-search-params', bare));
  print(line(`${name}-de-tse`, signed, 'bare-p256-verify', verification));
}
