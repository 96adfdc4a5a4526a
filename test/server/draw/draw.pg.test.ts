import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyFiles } from '../../../domain/draw/verify-files.ts';
import { DrawFiles } from '../../../server/draw/draw-files.ts';
import { drawStatus } from '../../../server/draw/draw-status.ts';
import { closeDraw, runDraw, settleDueClaims } from '../../../server/draw/draw-steps.ts';
import { verifyProgramme } from '../../../server/verify/verify.ts';
import { account } from '../../domain/decide/fixture.ts';
import { createDatabase, postgresMissing } from '../postgres-database.ts';
import { ScriptedKiosk } from '../scripted-kiosk.ts';
import { closesAtMs, drawId, drawnAtMs, noon, openDrawProgramme, publicValue, register } from './draw-programme.ts';

const missing = postgresMissing();

test('on PostgreSQL a draw goes the same way: what the decider has to load it loads set-wise', async (context) => {
  if (missing !== null) return context.skip(missing);
  const folder = mkdtempSync(join(tmpdir(), 'passage-draw-pg-'));
  const database = await createDatabase();
  const clock = { nowMs: noon };
  const programme = await openDrawProgramme({ kind: 'postgres', url: database.url }, clock);
  try {
    const files = new DrawFiles(programme.store, folder);
    await register(programme, new ScriptedKiosk('K1'), 6);
    const bits = [{ bit: 'jury', fromMs: noon + 1, untilMs: null }];
    await programme.decider.act([{ kind: 'audience.set', atMs: noon + 1, accounts: [{ accountId: account(5), bits }] }], 'mall');
    clock.nowMs = closesAtMs;
    await closeDraw(programme, files, drawId);
    clock.nowMs = drawnAtMs;
    await runDraw(programme, files, drawId, publicValue);
    const status = await drawStatus(programme, files, drawId);
    expect(status).toMatchObject({ state: 'drawn', tickets: 10, winners: 5 });
    clock.nowMs = Math.max(...(status?.claims ?? []).map((claim) => claim.untilMs)) + 1;
    expect(await settleDueClaims(programme, files)).toBe(3);
    const texts = Object.fromEntries(
      (status?.files ?? []).map((name) => [name, readFileSync(join(folder, 'published', 'draws', drawId, name), 'utf8')]),
    );
    expect(verifyFiles({ texts, notedSecretHash: null, notedListHash: null })).toMatchObject({ complete: true });
    expect((await verifyProgramme(programme.store)).filter((finding) => finding.breaches > 0)).toEqual([]);
  } finally {
    await programme.close();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }
});
