import { expect, onTestFinished, test } from 'vitest';

import { printers } from '../../cli/doctor/printers.ts';
import { startPrinterTwin } from '../../hardware/twin/printer-twin.ts';

test('the doctor says which printer was found, how it is driven, how it is, and what to do', async () => {
  const twin = await startPrinterTwin();
  onTestFinished(() => twin.close());
  const setting = `tcp:127.0.0.1:${twin.port}`;
  const about = async () => (await printers(setting)).find(({ name }) => name === 'slip printer');
  expect(await about()).toMatchObject({
    state: 'ok',
    detail: expect.stringContaining('driven as generic-80: ready, paper ok, cover closed'),
  });
  twin.takePaperOut();
  expect(await about()).toMatchObject({
    state: 'optional',
    detail: expect.stringContaining('not ready: paper-out'),
    advice: 'put paper in',
  });
  twin.refillPaper();
  twin.answer('never');
  expect(await about()).toMatchObject({ detail: expect.stringContaining('not ready: silent'), advice: expect.stringContaining('mute-80') });
  await twin.cutPower();
  expect(await about()).toMatchObject({ detail: expect.stringContaining('not ready: gone') });
});

test('the doctor says what is wrong with the setting itself', async () => {
  expect((await printers('tcp:nowhere')).at(-1)).toMatchObject({
    state: 'optional',
    detail: expect.stringContaining('tcp:HOST:PORT'),
    advice: 'correct PASSAGE_PRINTER',
  });
});

test('looking does not print', async () => {
  const twin = await startPrinterTwin();
  onTestFinished(() => twin.close());
  await printers(`tcp:127.0.0.1:${twin.port}`);
  expect([twin.slips().length, twin.inkRows(), twin.unfinished().length]).toEqual([0, 0, 0]);
});
