/** The office by keyboard and pointer: somebody is added, the trail tells it, a member leaves and stays, a release is paused and rolled back; every page without an axe violation. */
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoCardNumber } from '../../server/demo/demo-cards.ts';
import type { SignedText } from '../../domain/release/manifest.ts';
import { launchChromium } from '../run/chromium.ts';
import { Mall } from './mall.ts';
import { officePages, openOffice, workingDay } from './office-mall.ts';
import { verified } from './on-visit.ts';

let mall: Mall;
let browser: Browser;
let office: Page;
let withdrawal: SignedText;

beforeAll(async () => {
  mall = await Mall.open();
  withdrawal = await workingDay(mall);
  browser = await launchChromium();
  office = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await office.goto(mall.server?.ready('office') ?? '');
});
afterAll(async () => {
  await browser.close();
  await mall.close();
});

const button = (name: string) => office.getByRole('button', { name, exact: true });
const dialog = () => office.getByRole('dialog');
const inDialog = (name: string) => dialog().getByRole('button', { name, exact: true });
const row = (text: string | RegExp) => office.getByRole('row').filter({ hasText: text });
/** What the trail's table holds now, a line a row. */
async function trail(): Promise<string> {
  await openOffice(office, 'trail');
  return (await office.locator('tbody tr').allInnerTexts()).join('\n');
}

test('a promoter is added with a PIN that is shown once; a wrong second PIN is said, a good one taken; a locked colleague is freed', async () => {
  await openOffice(office, 'staff');
  await button('Add somebody').click();
  await office.getByLabel('Name', { exact: true }).fill('P. Nord');
  expect(await office.getByLabel('Short name, typed instead of the card').inputValue()).toBe('p-nord');
  await office.getByLabel('Number of the staff card').fill(demoCardNumber('staff', 77));
  await office.getByRole('checkbox', { name: /^Desk/ }).uncheck();
  expect(await inDialog('Add').isDisabled()).toBe(true);
  await office.getByRole('checkbox', { name: /^Promoter/ }).check();
  expect(await dialog().innerText()).toContain('A promoter needs a last day.');
  await office.getByLabel('Last day').fill('2039-12-24');
  await office.getByRole('checkbox', { name: 'Bring a friend' }).check();
  await inDialog('Add').click();
  const pin = (await dialog().getByRole('status').innerText()).trim();
  expect(pin).toMatch(/^\d{6}$/);
  await inDialog('It has been read').click();
  await row('P. Nord').filter({ hasText: 'bring-a-friend' }).waitFor();
  expect(await row('P. Nord').innerText()).toMatch(/Promoter\s+until 2039-12-24\s+bring-a-friend\s+works here/);
  const whole = await office.content();
  expect(whole.includes(pin) || whole.includes(demoCardNumber('staff', 77))).toBe(false);
  await office.reload();
  await openOffice(office, 'staff');
  expect((await office.content()).includes(pin)).toBe(false);

  await button('PIN of P. Nord').click();
  await office.getByLabel('P. Nord types it here, twice').check();
  await office.getByLabel('PIN, four to eight digits').fill('4071');
  await office.getByLabel('The same again').fill('4072');
  await inDialog('Set the PIN').click();
  await dialog().getByRole('alert').getByText('The two are not the same.').waitFor();
  await office.getByLabel('PIN, four to eight digits').fill('1234');
  await office.getByLabel('The same again').fill('1234');
  await inDialog('Set the PIN').click();
  await dialog().getByRole('alert').getByText('guessed first').waitFor();
  await office.getByLabel('PIN, four to eight digits').fill('4071');
  await office.getByLabel('The same again').fill('4071');
  await inDialog('Set the PIN').click();
  await office.getByText('P. Nord has another PIN.').waitFor();
  expect(await dialog().count()).toBe(0);

  expect(await row('O. Berg').innerText()).toContain('PIN locked at K7');
  await button('Unlock O. Berg').click();
  await inDialog('Unlock').click();
  await row('O. Berg').filter({ hasText: 'works here' }).waitFor();
  expect(await button('Unlock O. Berg').count()).toBe(0);
});

test('by keyboard alone: Escape changes nothing and the focus goes back; End, and Take back', async () => {
  await button('End the time of P. Nord').focus();
  await office.keyboard.press('Enter');
  await dialog().waitFor();
  await office.keyboard.press('Escape');
  expect(await dialog().count()).toBe(0);
  expect(await office.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('End the time of P. Nord');
  await office.keyboard.press('Enter');
  for (let steps = 0; steps < 5 && !(await inDialog('End now').evaluate((node) => node === document.activeElement)); steps += 1)
    await office.keyboard.press('Tab');
  await office.keyboard.press('Enter');
  await row('P. Nord').filter({ hasText: 'ended' }).waitFor();
  await button('Take P. Nord back').click();
  await inDialog('Take back').click();
  await row('P. Nord').filter({ hasText: 'works here' }).waitFor();
});

test('the trail tells each of it, filtered and as a file', async () => {
  const all = await trail();
  for (const words of ['added somebody', 'set a PIN', 'ended a pause after wrong PINs', "ended somebody's time", 'took somebody back'])
    expect(all).toContain(words);
  await office.getByLabel('Act').selectOption('staff-added');
  await office.getByText('Page 1, 1 entries').waitFor();
  expect(await office.locator('tbody tr').innerText()).toMatch(/Office\s+added somebody\s+Office\s+p-nord\s+promoter; now to 2039-12-24/);
  const [download] = await Promise.all([office.waitForEvent('download'), office.getByRole('link', { name: 'Take as CSV' }).click()]);
  const lines = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/,office,Office,OFFICE,staff-added,p-nord,promoter; now to 2039-12-24; bring-a-friend,\d+$/);
  await office.getByLabel('Person').selectOption('m-lind');
  await office.getByText('Nothing of the kind.').waitFor();
  await button('Show all').click();
  await office.locator('tbody').getByText('added somebody').first().waitFor();
});

test('a member is found by the whole number only, leaves after words that say what happens, and stays', async () => {
  await openOffice(office, 'members');
  const number = office.getByLabel('The whole number on the card.');
  await number.fill('0118');
  await button('Find').click();
  await office.getByRole('alert').getByText('the last four are not enough').waitFor();
  await number.fill(demoCardNumber('member', 11));
  await button('Find').click();
  const found = office.getByRole('region', { name: 'Member' });
  await found.waitFor();
  expect(await number.inputValue()).toBe('');
  expect(await office.content()).not.toContain(demoCardNumber('member', 11));
  expect(await found.innerText()).toMatch(/•••• \d{4} \(plastic\)/);
  await button('Leave and be forgotten').click();
  expect(await dialog().innerText()).toMatch(/In 14 days the account is closed.*After that nothing can bring anything back/s);
  await inDialog('Change nothing').click();
  expect((await mall.member(1)).leaving).toBeNull();
  await button('Leave and be forgotten').click();
  await inDialog('Begin leaving').click();
  await found.getByText(/leaving, closes/).waitFor();
  expect((await mall.member(1)).leaving).not.toBeNull();
  await button('Undo leaving').click();
  await inDialog('Undo leaving').click();
  await found.getByText('The member stays.').waitFor();
  expect((await mall.member(1)).leaving).toBeNull();
  const all = await trail();
  for (const words of ['looked a member up', 'entered a wish to leave', 'undid a wish to leave']) expect(all).toContain(words);
});

test('a release is paused, goes on, and is rolled back with the order that the operator signed, no other', async () => {
  await openOffice(office, 'releases');
  const card = office.getByRole('region', { name: 'Release 1.2.0' });
  expect(await card.innerText()).toContain('failed on R3');
  expect(await row(/^R3/).innerText()).toContain('1.2.0: the page painted nothing for ten minutes');
  await button('Pause').click();
  await inDialog('Pause').click();
  await card.getByText('paused in wave 1 of 3').waitFor();
  await button('Go on').click();
  await inDialog('Go on').click();
  await card.getByText('running, wave 1 of 3').waitFor();
  await button('Roll back').click();
  await office.getByLabel('Why, for the colleagues').fill('black screens on R3');
  const file = office.getByLabel(/The signed order/);
  const json = (value: unknown) => ({
    name: 'withdrawal-1.2.0.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(value)),
  });
  await file.setInputFiles(json({ withdraws: '1.2.0' }));
  await dialog().getByRole('alert').getByText('is no signed withdrawal').waitFor();
  expect(await inDialog('Roll back').isDisabled()).toBe(true);
  await file.setInputFiles(json({ ...withdrawal, text: withdrawal.text.replace('1.2.0', '1.1.9') }));
  await inDialog('Roll back').click();
  await dialog().getByRole('alert').getByText('no signed withdrawal of version 1.2.0').waitFor();
  await file.setInputFiles(json(withdrawal));
  await inDialog('Roll back').click();
  await card.getByText('rolled back').waitFor();
  expect(await card.innerText()).toContain('black screens on R3');
  expect(await card.getByRole('button').count()).toBe(0);
  const all = await trail();
  for (const words of ['paused a release', 'let a release go on', 'rolled a release back']) expect(all).toContain(words);
});

test('a promotion day is added, told with its campaign, and taken away', async () => {
  await openOffice(office, 'kiosks');
  const day = office.getByRole('region', { name: 'Promotion day' });
  await day.getByText('No day and no campaign is set.').waitFor();
  await day.getByLabel('From', { exact: true }).fill('2039-12-01T10:00');
  await day.getByLabel('Until', { exact: true }).fill('2039-12-01T09:00');
  await day.getByText('The end comes before the beginning.').waitFor();
  expect(await button('Add these days').isDisabled()).toBe(true);
  await day.getByLabel('Until', { exact: true }).fill('2039-12-02T22:00');
  await button('Add these days').click();
  await day.getByText('2039-12-01 10:00 to 2039-12-02 22:00').waitFor();
  await day.getByRole('combobox', { name: 'Campaign' }).selectOption({ label: 'Bring a friend' });
  await button('Add this campaign').click();
  await day.getByText('While Bring a friend runs').waitFor();
  await day.getByLabel(/By itself/).fill('12');
  await button('Set').click();
  await day.getByText('The number was set.').waitFor();
  await office.reload();
  await office.getByText('While Bring a friend runs').waitFor();
  expect(await day.getByLabel(/By itself/).inputValue()).toBe('12');
  await button('Take 2039-12-01 10:00 away').click();
  await day.getByText('These days were taken away.').waitFor();
  await button('Take Bring a friend away').click();
  await day.getByText('No day and no campaign is set.').waitFor();
});

test('small groups of a questionnaire are not told', async () => {
  await openOffice(office, 'questionnaires');
  const longer = office.getByRole('table').filter({ hasText: 'until 23:00' });
  expect(await longer.innerText()).toMatch(/under five answers/);
  expect(await longer.getByText('not told').count()).toBe(2);
});

test.each(Object.keys(officePages) as (keyof typeof officePages)[])('page %s: nothing scrolls sideways, no axe violation', async (name) => {
  for (const [width, height] of [
    [1920, 1080],
    [1366, 768],
  ] as const) {
    await office.setViewportSize({ width, height });
    await openOffice(office, name);
    expect(await office.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    if (width === 1920) await office.goto(`${mall.api}/office/#${name === 'alarms' ? 'stock' : 'alarms'}`);
  }
  const { violations } = await new AxeBuilder({ page: office }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
});

test('a server that is gone is said in words on each page, with a way to ask again', async () => {
  await mall.killServer();
  for (const name of ['staff', 'trail', 'releases', 'questionnaires'] as const) {
    await office.getByRole('link', { name: officePages[name] }).click();
    await office.getByRole('main').getByRole('alert').first().waitFor();
    expect(await office.getByRole('main').innerText(), name).toMatch(/Ask again/);
  }
});

test('every law of the books holds after all this', async () => {
  await verified(mall);
});
