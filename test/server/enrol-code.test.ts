/** A one-time code is good for one enrolment, and never a way back in. */
import { expect, onTestFinished, test } from 'vitest';
import { revokeKiosk } from '../../server/api/office-acts.ts';
import { realServer } from '../main/real-server.ts';
import { tempFolder } from '../main/temp-folder.ts';
import { HttpKiosk } from './http-kiosk.ts';

const NOW_MS = 1_795_000_000_000;

async function open() {
  const server = await realServer(tempFolder(), () => NOW_MS);
  onTestFinished(() => server.close());
  const kiosk = new HttpKiosk(server.url, 'K3');
  return { server, kiosk, code: await server.code('K3') };
}

test('the same code and key again before the first start gets an answer: the first one may be lost', async () => {
  const { kiosk, code } = await open();
  await kiosk.enrol(code);
  await kiosk.enrol(code);
  expect((await kiosk.start()).status).toBe('enrolled');
});

test('after the first start the code is spent, also for the key that used it', async () => {
  const { kiosk, code } = await open();
  await kiosk.enrol(code);
  await kiosk.start();
  await expect(kiosk.enrol(code)).rejects.toThrow('refused');
});

test('a revoked kiosk does not come back with its old code', async () => {
  const { server, kiosk, code } = await open();
  await kiosk.enrol(code);
  await revokeKiosk(server.programme, 'K3');
  await expect(kiosk.enrol(code)).rejects.toThrow('refused');
  expect((await kiosk.start()).status).toBe('revoked');
});
