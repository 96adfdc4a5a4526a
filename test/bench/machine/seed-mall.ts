/** The demo mall whose kiosk runs inside the machine, made outside where it is quicker: the server's data, what can be shown to the kiosk, a code to enrol it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEnrolCode } from '../../../server/api/enrol.ts';
import { DEMO_MALL_ID } from '../../../server/demo/demo-documents.ts';
import { demoKit } from '../../../server/demo/demo-kit.ts';
import { seedDemo } from '../../../server/demo/seed-demo.ts';
import { openProgramme } from '../../../server/open-programme.ts';

const ACCOUNTS = 12;
const SEED = 7;

/** Name of the kiosk inside. */
export const benchKioskId = 'K3';

/** Writes `server/`, `kit.json` and `enrol-code` into a folder. */
export const seedMall = async (folder: string): Promise<void> => {
  const programme = await openProgramme({
    place: { kind: 'sqlite', folder: join(folder, 'server') },
    nowMs: () => Date.now(),
    secrets: null,
  });
  try {
    await seedDemo(programme, { accounts: ACCOUNTS, seed: SEED, print: () => undefined });
    const code = await createEnrolCode(programme, { kioskId: benchKioskId, mallId: DEMO_MALL_ID, use: 'kiosk' });
    writeFileSync(join(folder, 'enrol-code'), code);
    writeFileSync(join(folder, 'kit.json'), JSON.stringify(demoKit(Date.now())));
  } finally {
    await programme.close();
  }
};
