/** The demo mall's data: made once, in a folder of its own that gets its name only when it is complete; then enrolment codes and the devices' kit. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEnrolCode } from '../../server/api/enrol.ts';
import { demoKit } from '../../server/demo/demo-kit.ts';
import { DEMO_MALL_ID } from '../../server/demo/demo-documents.ts';
import { seedDemo, type DemoCount } from '../../server/demo/seed-demo.ts';
import { openProgramme } from '../../server/open-programme.ts';

/** What the parts need to start. */
export interface PreparedMall {
  readonly serverFolder: string;
  readonly kioskFolder: string;
  readonly deskFolder: string;
  readonly kitFile: string;
  readonly kioskCode: string;
  readonly deskCode: string;
  /** What was made; null on later starts. */
  readonly made: DemoCount | null;
}

/** Same seed, same mall. */
const SEED = 20_261_114;

/** @see file comment. Throws StoreError when the database cannot be used. */
export async function prepareMall(options: {
  readonly dataFolder: string;
  readonly accounts: number;
  readonly print: (line: string) => void;
}): Promise<PreparedMall> {
  const folder = (name: string): string => join(options.dataFolder, name);
  const made = existsSync(folder('server')) ? null : await make(folder('server'), options);
  // A fresh code each time: who is enrolled does not look at it, who was killed before that or lost its journal enrols (anew) with it.
  const [kioskCode, deskCode] = await codesFor(folder('server'));
  for (const name of ['kiosk', 'desk']) mkdirSync(folder(name), { recursive: true });
  writeFileSync(folder('demo-kit.json'), JSON.stringify(demoKit(Date.now()), null, 1));
  return {
    serverFolder: folder('server'),
    kioskFolder: folder('kiosk'),
    deskFolder: folder('desk'),
    kitFile: folder('demo-kit.json'),
    kioskCode,
    deskCode,
    made,
  };
}

async function make(
  serverFolder: string,
  options: { readonly accounts: number; readonly print: (line: string) => void },
): Promise<DemoCount> {
  const growing = `${serverFolder}.growing`;
  rmSync(growing, { recursive: true, force: true });
  options.print('First start: making the demo mall, a year of receipts through the real registration code ...');
  const programme = await openProgramme({ place: { kind: 'sqlite', folder: growing }, nowMs: () => Date.now(), secrets: null });
  let count: DemoCount;
  try {
    count = await seedDemo(programme, { accounts: options.accounts, seed: SEED, print: options.print });
  } finally {
    await programme.close();
  }
  renameSync(growing, serverFolder);
  options.print(
    `  ${count.accounts} accounts with ${count.cards} cards, ${count.receipts} receipts (${count.booked} booked), ${count.campaigns} campaigns in ${count.seconds} s`,
  );
  return count;
}

async function codesFor(serverFolder: string): Promise<readonly [kiosk: string, desk: string]> {
  const programme = await openProgramme({ place: { kind: 'sqlite', folder: serverFolder }, nowMs: () => Date.now(), secrets: null });
  try {
    const code = (kioskId: string, use: 'kiosk' | 'desk'): Promise<string> =>
      createEnrolCode(programme, { kioskId, mallId: DEMO_MALL_ID, use });
    return [await code('K3', 'kiosk'), await code('D1', 'desk')];
  } finally {
    await programme.close();
  }
}
