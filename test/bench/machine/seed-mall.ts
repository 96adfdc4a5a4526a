/** The demo mall whose kiosk runs inside the machine, made outside where it is quicker: the server's data, what can be shown to the kiosk, a code to enrol it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SettingsDocument } from '../../../domain/contract/document.ts';
import { hmacHex } from '../../../domain/encoding/hash.ts';
import { uuidV7 } from '../../../domain/encoding/uuid.ts';
import { createEnrolCode } from '../../../server/api/enrol.ts';
import type { ImportFact } from '../../../server/decider/job.ts';
import { DEMO_MALL_ID, demoSettings } from '../../../server/demo/demo-documents.ts';
import { demoKit } from '../../../server/demo/demo-kit.ts';
import { seedDemo } from '../../../server/demo/seed-demo.ts';
import { seededRandom } from '../../../server/demo/seeded-random.ts';
import { openProgramme } from '../../../server/open-programme.ts';
import { benchDayMs } from './bench-day.ts';

const SEED = 7;
/** Members of the demo's card list, with nothing on their accounts: what a visit brings is then known. */
const MEMBERS = 4;
const OPENED_BEFORE_MS = 30 * 86_400_000;
/** The kiosk under which the demo's history stands (seed-demo.ts). */
const IMPORT_KIOSK = 'IMPORT';

/**
 * Patience of a mall whose kiosk is an emulated machine: between two papers pass a second elsewhere and half a minute here. These are the mall's own
 * settings, so nothing of the product is changed for the bench.
 */
const patientSettings: SettingsDocument = {
  ...demoSettings,
  version: 2,
  decisionWaitMs: 20_000,
  idleWarningMs: 180_000,
  idleEndMs: 240_000,
  whoseReceiptAfterMs: 180_000,
};

/** Name of the kiosk inside. */
export const benchKioskId = 'K3';

const membersOf = (cards: readonly string[], cardSecret: string): readonly ImportFact[] => {
  const random = seededRandom(SEED);
  const registeredAtMs = benchDayMs - OPENED_BEFORE_MS;
  return cards.map((number) => ({
    id: uuidV7(registeredAtMs, random.bytes16()),
    registeredAtMs,
    body: {
      kind: 'account.opened',
      accountId: uuidV7(registeredAtMs, random.bytes16()),
      origin: 'imported',
      cardKey: hmacHex(cardSecret, number),
      last4: number.slice(-4),
      medium: 'plastic',
      language: 'en',
      initial: 'B',
      sealed: null,
      consent: null,
      invitedBy: null,
    },
  }));
};

/** Writes `server/`, `kit.json` and `enrol-code` into a folder. */
export const seedMall = async (folder: string): Promise<void> => {
  const programme = await openProgramme({
    place: { kind: 'sqlite', folder: join(folder, 'server') },
    nowMs: () => benchDayMs,
    secrets: null,
  });
  try {
    const kit = demoKit(benchDayMs);
    await seedDemo(programme, { accounts: 0, seed: SEED, print: () => undefined });
    await programme.decider.act([{ kind: 'catalogue.put', items: [patientSettings], stocks: [] }], DEMO_MALL_ID);
    const { cardSecret } = await programme.store.read((transaction) => transaction.secrets());
    const cards = kit.cards.filter(({ use }) => use === 'member').slice(0, MEMBERS);
    const members = membersOf(
      cards.map(({ number }) => number),
      cardSecret,
    );
    await programme.decider.importFacts(IMPORT_KIOSK, members);
    const code = await createEnrolCode(programme, { kioskId: benchKioskId, mallId: DEMO_MALL_ID, use: 'kiosk' });
    writeFileSync(join(folder, 'enrol-code'), code);
    writeFileSync(join(folder, 'kit.json'), JSON.stringify(kit));
  } finally {
    await programme.close();
  }
};
