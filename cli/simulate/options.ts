/** Options of `passage campaign simulate`. */
import { WrongSetting } from '../../server/settings/server-settings.ts';

/** What the command line says. Money in major units, as written. */
export interface SimulateOptions {
  readonly files: readonly string[];
  readonly against: readonly string[];
  readonly receipts: string;
  readonly members: string | null;
  readonly shops: string | null;
  readonly gifts: string | null;
  readonly awards: string | null;
  readonly mall: string | null;
  readonly zone: string;
  readonly currency: string;
  readonly pointPrice: string;
  readonly json: boolean;
  readonly sort: boolean;
  readonly seed: number;
  readonly shiftDays: number;
  readonly lateDays: number;
  readonly maxAgeDays: number;
}

const texts = ['receipts', 'members', 'shops', 'gifts', 'awards', 'mall', 'zone', 'currency', 'point-price'] as const;
const numbers = ['seed', 'shift', 'late', 'max-age'] as const;

/** A hundred years. */
const farthestShiftDays = 36_500;

/** Reads the arguments. Throws WrongSetting, which says what to write instead. */
export function readSimulateOptions(args: readonly string[]): SimulateOptions {
  const found = new Map<string, string>();
  const files: string[] = [];
  const against: string[] = [];
  let list = files;
  const [json, sort] = [args.includes('--json'), args.includes('--sort')];
  const rest = args.filter((arg) => arg !== '--json' && arg !== '--sort');
  while (rest.length > 0) {
    const arg = rest.shift() ?? '';
    const name = arg.slice(2);
    if (arg === '--against') list = against;
    else if (!arg.startsWith('--')) list.push(arg);
    else if ([...texts, ...numbers].some((known) => known === name)) {
      const value = rest.shift();
      if (value === undefined) throw new WrongSetting(`--${name} needs a value.`);
      found.set(name, value);
      list = files;
    } else throw new WrongSetting(`Unknown option: ${arg}.`);
  }
  const text = (name: (typeof texts)[number]) => found.get(name) ?? null;
  const number = (name: (typeof numbers)[number], fallback: number, least: number, most: number): number => {
    const value = found.get(name);
    if (value === undefined) return fallback;
    if (!/^-?\d{1,9}$/.test(value) || Number(value) < least || Number(value) > most)
      throw new WrongSetting(`--${name} ${value}: say a whole number from ${least} to ${most}.`);
    return Number(value);
  };
  const receipts = text('receipts');
  if (files.length === 0) throw new WrongSetting('Say which campaign files to simulate.');
  if (receipts === null) throw new WrongSetting('Say where the receipts are: --receipts FILE.csv.');
  return {
    files,
    against,
    receipts,
    members: text('members'),
    shops: text('shops'),
    gifts: text('gifts'),
    awards: text('awards'),
    mall: text('mall'),
    zone: text('zone') ?? 'Europe/Moscow',
    currency: text('currency') ?? 'RUB',
    pointPrice: text('point-price') ?? '1',
    json,
    sort,
    seed: number('seed', 0, 0, 999_999_999),
    shiftDays: number('shift', 0, -farthestShiftDays, farthestShiftDays),
    lateDays: number('late', 3, 0, 366),
    maxAgeDays: number('max-age', 30, 0, 3_660),
  };
}
