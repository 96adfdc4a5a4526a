import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { campaignJsonSchemaText } from '../../../domain/campaign-file/campaign-json-schema.ts';
import { allKeys } from '../../../domain/campaign-file/file-keys.ts';
import { toVersion } from '../../../domain/campaign-file/to-version.ts';
import { campaignFile } from '../../../domain/contract/campaign-file.ts';
import { campaignVersion } from '../../../domain/contract/campaign.ts';
import { expandCampaignDates } from '../../../server/demo/campaign-dates.ts';
import { context, fileOf, parse, plainFile } from './campaign-file-kit.ts';
import { mall } from '../campaign/make-version.ts';
import { randomCampaignFile } from './random-campaign-file.ts';

const house = join(import.meta.dirname, '../../..');
const published = readFileSync(join(house, 'schema/campaign.schema.json'), 'utf8');
const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(published) as object);
const demo = join(house, 'server/demo/campaigns');
const demoFiles = readdirSync(demo)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ name, text: expandCampaignDates(readFileSync(join(demo, name), 'utf8'), '2026-11-21') }));

const handbookFiles = ['campaigns.md', 'real-promises.md'].flatMap((name) =>
  [...readFileSync(join(house, 'docs', name), 'utf8').matchAll(/^```yaml\n([\s\S]*?)^```$/gm)]
    .map((match) => expandCampaignDates(match[1] ?? '', '2026-11-21'))
    .filter((text) => text.includes('campaign:'))
    .map((text) => ({ name: `${name} ${/campaign: *(\S+)/.exec(text)?.[1] ?? ''}`, text })),
);

/** A part of a schema as JSON. */
interface Part {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Part>>;
  readonly items?: Part;
  readonly anyOf?: readonly Part[];
}

describe('the published JSON Schema', () => {
  test('is made from the schema that reads files', () => {
    expect(published).toBe(campaignJsonSchemaText());
  });

  test('describes every key', () => {
    const silent: string[] = [];
    const walk = (part: Part, path: string) => {
      for (const [key, inner] of Object.entries(part.properties ?? {})) {
        if (inner.description === undefined) silent.push(`${path}${key}`);
        walk(inner, `${path}${key}.`);
      }
      if (part.items !== undefined) walk(part.items, path);
      part.anyOf?.forEach((each) => walk(each, path));
    };
    walk(JSON.parse(published) as Part, '');
    expect(silent).toEqual([]);
    expect(allKeys()).toContain('together.shops');
  });

  test.each(demoFiles)('takes the demo file $name', ({ text }) => {
    validate(parseYaml(text));
    expect(validate.errors ?? []).toEqual([]);
  });

  test.each(handbookFiles)('takes the file of $name', ({ text }) => {
    validate(parseYaml(text));
    expect(validate.errors ?? []).toEqual([]);
  });

  test('takes what the parser’s schema takes, of every key', () => {
    fc.assert(
      fc.property(randomCampaignFile, (file) => {
        expect(campaignFile.safeParse(file).success).toBe(true);
        validate(file);
        expect(validate.errors ?? []).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });

  test('what it refuses the parser refuses too', () => {
    const junk = fc.oneof(
      fc.constantFrom(null, true, '', 'x', -1, 0, 1.5, {}, [], ['x'], 'all', '2026-12-01', '30 days'),
      fc.jsonValue({ maxDepth: 1 }),
    );
    const base = fc.oneof(
      fc.constant(plainFile),
      randomCampaignFile,
      fc.constantFrom(...demoFiles.map((one) => parseYaml(one.text) as Record<string, unknown>)),
    );
    let refused = 0;
    fc.assert(
      fc.property(base, fc.constantFrom(...allKeys(), 'x', 'give.x', 'title.xx'), junk, (file, key, value) => {
        const broken = withValue(file, key.split('.'), value);
        if (validate(broken)) return;
        refused += 1;
        expect(parse(JSON.stringify(broken)).ok).toBe(false);
      }),
      { numRuns: 400 },
    );
    expect(refused).toBeGreaterThan(30);
  });
});

/** The file with this value at this key; groups on the way are kept or made. */
function withValue(file: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(file)) return file.map((each: unknown) => withValue(each, path, value));
  return {
    ...(typeof file === 'object' ? file : {}),
    [key]: withValue(file !== null && typeof file === 'object' && key in file ? (file as Record<string, unknown>)[key] : {}, rest, value),
  };
}

describe('whatever a file says', () => {
  test('it is answered with problems that have a place, or becomes a version that fits the contract', () => {
    let good = 0;
    fc.assert(
      fc.property(randomCampaignFile, fc.boolean(), (file, isMallKnown) => {
        const parsed = parse(
          JSON.stringify(file, null, 1),
          isMallKnown ? {} : { tenants: null, categories: null, gifts: null, tiers: null, arts: null },
        );
        if (parsed.ok) {
          good += 1;
          expect(campaignVersion.safeParse(toVersion(parsed.draft, 1, 0, mall.offsets)).error?.issues ?? []).toEqual([]);
        } else {
          for (const problem of parsed.problems) expect(problem.line).toBeGreaterThan(0);
        }
      }),
      { numRuns: 400 },
    );
    expect(good).toBeGreaterThan(30);
  });

  test('a mall that is at hand only adds findings', () => {
    const nowhere = {
      tenants: null,
      categories: null,
      gifts: null,
      tiers: null,
      goods: null,
      kiosks: null,
      segments: null,
      arts: null,
      hours: null,
      knowsAllCampaigns: false,
    };
    fc.assert(
      fc.property(randomCampaignFile, (file) => {
        if (parse(fileOf(file), context).ok) expect(parse(fileOf(file), nowhere).ok).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
