import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contextOfMall } from '../../../domain/campaign-file/mall-context.ts';
import { parseCampaignFile } from '../../../domain/campaign-file/parse-campaign-file.ts';
import { toVersion } from '../../../domain/campaign-file/to-version.ts';
import type { CampaignVersion } from '../../../domain/contract/campaign.ts';
import { demoMallCatalogue } from '../../../server/demo/demo-campaigns.ts';
import { demoGoodsGroups } from '../../../server/demo/catalogue/tenants.ts';
import { demoCatalogue } from '../../../server/demo/demo-documents.ts';
import { makeVersion, perAmount, quota, reach, when } from '../campaign/make-version.ts';
import type { HandbookSection } from './read-handbook.ts';
import { readHandbook } from './read-handbook.ts';
import { walk } from './walk.ts';

const nowMs = Date.UTC(2026, 10, 21, 9, 0, 0);
const context = {
  ...contextOfMall(demoMallCatalogue(demoCatalogue(nowMs, Buffer.alloc(32, 7).toString('base64'))), nowMs),
  goods: demoGoodsGroups,
};
const base = makeVersion({
  campaignId: 'a-base',
  span: 'receipt',
  reach: reach(),
  quota: quota(),
  reward: perAmount({ points: 1, perMinor: 10_000 }),
  when: when({ boughtFromMs: 0, boughtUntilMs: nowMs * 2, registeredUntilMs: nowMs * 2 }),
});
const page = (name: string) => readHandbook(readFileSync(join(import.meta.dirname, '../../../docs', name), 'utf8'));

/** What the page says of its short files: one language, no budget, any number for a member, no legal profile, files of one heading beside each other. Anything else that `check` finds is a fault of the book. */
const saidInThePage = [
  'has no text in:',
  'no budget:',
  'one account may take as many',
  'is missing: a draw without a legal profile',
  'no campaign gives the tier',
  'the same receipts',
];
const isSaidInThePage = (what: string) => saidInThePage.some((start) => what.startsWith(start));

function versionsOf(section: HandbookSection, name: string): CampaignVersion[] {
  const versions = section.setup.includes('with base: 1 point per 100') ? [base] : [];
  for (const file of section.files) {
    const parsed = parseCampaignFile(file.text, `${name}:${file.line}`, { ...context, others: versions });
    const found = [...(parsed.ok ? [] : parsed.problems), ...parsed.warnings].filter((one) => !isSaidInThePage(one.what));
    expect(found.map((one) => `${one.file}+${one.line} ${one.where} ${one.what}`)).toEqual([]);
    if (!parsed.ok) throw new Error('a file of the handbook has problems');
    versions.push(toVersion(parsed.draft, 1, 0, context.offsets));
  }
  return versions;
}

for (const name of ['campaigns.md', 'real-promises.md']) {
  describe(`docs/${name}: every file is right and every walk-through goes as it is told`, () => {
    const sections = page(name);
    it('has its files', () => expect(sections.flatMap((section) => section.files).length).toBeGreaterThan(10));
    it.each(sections.map((section) => [section.title, section] as const))('%s', (_title, section) => {
      const walked = walk(versionsOf(section, name), section.setup, section.lines);
      const told = walked.map((one) => `docs/${name}:${one.line} ${one.expected}`);
      expect(walked.map((one) => `docs/${name}:${one.line} ${one.got}`)).toEqual(told);
    });
  });
}
