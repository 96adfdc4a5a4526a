/** A demo mall as an office finds it on a working day: releases under way, somebody locked out, answers to a questionnaire. */
import { createHash, randomUUID } from 'node:crypto';
import type { Page } from 'playwright';
import type { ProgramReport } from '../../domain/contract/release.ts';
import { newRollout } from '../../domain/release/rollout.ts';
import type { SignedText } from '../../domain/release/manifest.ts';
import { pauseText } from '../../domain/staff/pin-lock.ts';
import { ensureImportKiosk } from '../../server/api/enrol.ts';
import { DEMO_MALL_ID } from '../../server/demo/demo-documents.ts';
import type { Programme } from '../../server/open-programme.ts';
import { operator } from '../main/update/packages.ts';
import type { Mall } from './mall.ts';

const HOUR_MS = 3_600_000;

/** Pages of the office by their place in the address, with the heading each must show. */
export const officePages = {
  campaigns: 'Campaigns',
  stock: 'Gifts and stock',
  questionnaires: 'Questionnaires',
  held: 'Held receipts',
  tills: 'Unknown tills',
  refunds: 'Refunds',
  members: 'Members',
  staff: 'Staff',
  shifts: 'Desk shifts',
  trail: 'Audit trail',
  kiosks: 'Kiosks',
  releases: 'Releases',
  alarms: 'Alarms',
} as const;

/** Opens a page of the office and waits until what it asks for is there. */
export async function openOffice(page: Page, name: keyof typeof officePages): Promise<void> {
  // A page that is open already asks nothing again; members ask nothing by themselves.
  const isThere = (new URL(page.url()).hash.slice(1) || 'campaigns') === name;
  const asked = isThere || name === 'members' ? null : page.waitForResponse((response) => /\/office\/api\/(?!today)/.test(response.url()));
  await page.getByRole('link', { name: new RegExp(`^${officePages[name]}`) }).click();
  await page.getByRole('heading', { level: 1, name: officePages[name] }).waitFor();
  await asked;
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
}

/** Puts all of it into the mall's database. Answers the signed order that takes release 1.2.0 back. */
export async function workingDay(mall: Mall): Promise<SignedText> {
  const signer = operator();
  await mall.programme(async (programme) => {
    await releaseUnderWay(programme, signer);
    await lockedOut(programme);
    await answers(programme);
  });
  return signer.sign({ withdraws: '1.2.0', channel: 'stable', madeAtMs: Date.now() });
}

async function releaseUnderWay({ store, nowMs }: Programme, signer: ReturnType<typeof operator>): Promise<void> {
  const file = 'passage-1.2.0-linux-x64.tar.gz';
  const sha512 = createHash('sha512').update(file).digest('base64');
  const packages = [{ kind: 'web', platform: 'linux-x64', file, bytes: file.length, sha512 }];
  const manifest = signer.sign({
    release: 1,
    version: '1.2.0',
    channel: 'stable',
    feed: '/v1/releases/1.2.0/',
    packages,
    madeAtMs: nowMs(),
  });
  const ids = Array.from({ length: 8 }, (_, n) => `R${String(n + 1)}`);
  const plan = {
    failPercent: 40,
    waves: [
      { who: { kioskIds: ['R1', 'R2', 'R3'] }, startsAtMs: 0, healthyMs: 24 * HOUR_MS },
      { who: { percent: 50 }, startsAtMs: nowMs() + 40 * HOUR_MS, healthyMs: 24 * HOUR_MS },
      { who: { percent: 100 }, startsAtMs: 0, healthyMs: 0 },
    ],
  };
  const report = (at: number): ProgramReport => ({
    version: at === 0 ? '1.2.0' : '1.1.4',
    phase: at === 0 ? 'steady' : at === 1 ? 'waiting' : 'steady',
    channel: 'stable',
    kind: 'web',
    platform: 'linux-x64',
    refused: at === 2 ? [{ version: '1.2.0', why: 'the page painted nothing for ten minutes' }] : [],
    detail: '',
  });
  await store.write(async (transaction) => {
    for (const [at, id] of ids.entries()) {
      const row = { id, mallId: DEMO_MALL_ID, use: 'kiosk' as const, publicKey: '', incarnation: 1, startNonce: null, headSeq: 0 };
      await transaction.putKiosk({ ...row, headHash: '0'.repeat(64), status: 'enrolled', seenAtMs: nowMs(), depth: 0 });
      await transaction.releases.putProgram({ kioskId: id, report: report(at), sinceMs: nowMs() - HOUR_MS, seenAtMs: nowMs() });
    }
    const rolled = newRollout({ version: '1.2.0', channel: 'stable', manifest, plan });
    const begun = [{ atMs: nowMs() - 2 * HOUR_MS, kioskIds: ['R1', 'R2', 'R3'] }];
    await transaction.releases.putRollout({ ...rolled, begun }, nowMs());
  });
}

async function lockedOut(programme: Programme): Promise<void> {
  await ensureImportKiosk(programme, 'K7', DEMO_MALL_ID);
  const detail = pauseText(5, 4, HOUR_MS / 2);
  const body = { kind: 'service.act' as const, staffId: 'o-berg', act: 'pin-locked' as const, detail };
  await programme.decider.importFacts('K7', [{ id: randomUUID(), registeredAtMs: programme.nowMs(), body }]);
}

async function answers({ store }: Programme): Promise<void> {
  await store.write(async ({ questionnaires }) => {
    for (let n = 0; n < 23; n += 1)
      await questionnaires.add('your-visit', {
        why: n % 3 === 0 ? ['shopping', 'eating'] : ['shopping'],
        finding: [String((n % 5) + 1)],
        ...(n < 4 ? { longer: ['yes'] } : {}),
      });
  });
}
