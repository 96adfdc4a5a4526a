/** Which shop a till stands in, from a small file. */
import { WrongSetting } from '../../server/settings/server-settings.ts';
import { readTextFile } from '../read-text-file.ts';
import type { TenantOf } from './receipt-line.ts';

const mostBytes = 16_000_000;

/** Reads `{"till key": "tenant"}` or a CSV of `till,tenant`. Throws WrongSetting, which says what is wrong and where. */
export async function readTills(path: string): Promise<TenantOf> {
  const file = await readTextFile(path, mostBytes);
  if (!file.ok) throw new WrongSetting(`${path} ${file.trouble}.`);
  const text = file.text.replace(/^\uFEFF/, '').trim();
  const tills = new Map(text.startsWith('{') ? fromJson(path, text) : fromCsv(path, text));
  return (tillKey) => tills.get(tillKey) ?? null;
}

function fromJson(path: string, text: string): readonly (readonly [string, string])[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new WrongSetting(`${path} is no JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
  return Object.entries(typeof value === 'object' && value !== null ? value : {}).map(([till, tenant]: [string, unknown]) => {
    if (typeof tenant !== 'string') throw new WrongSetting(`${path}: the tenant of ${till} is no text.`);
    return [till, tenant] as const;
  });
}

function fromCsv(path: string, text: string): readonly (readonly [string, string])[] {
  const [header = '', ...lines] = text.split(/\r?\n/);
  if (header.replaceAll(' ', '') !== 'till,tenant') throw new WrongSetting(`${path}:1: the first line must be till,tenant.`);
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const [till = '', tenant = '', more] = line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    if (till === '' || tenant === '' || more !== undefined)
      throw new WrongSetting(`${path}:${index + 2}: a till key and a tenant, with a comma between.`);
    return [[till, tenant] as const];
  });
}
