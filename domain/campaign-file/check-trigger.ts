/** Receipts are measured; events (joined, confirmed, birthday, questionnaire) just happen. What asks for receipts does not go with events. */
import type { CheckInput } from './check-input.ts';
import type { FilePath } from '../written-file/file-problem.ts';
import { nearestName } from '../written-file/nearest-name.ts';

/** @see file comment */
export function checkTrigger({ file, draft, notes }: CheckInput): void {
  const { problem } = notes;
  if (draft.trigger === 'receipt') {
    if (file.every === undefined)
      problem({ path: ['every'], what: 'is missing: say receipt, day, week, month, quarter, year, "30 days" or campaign' });
    return;
  }
  const natural = draft.trigger === 'birthday' ? 'year' : 'campaign';
  if (file.every !== undefined && file.every !== natural)
    problem({
      path: ['every'],
      what: `must be ${natural} with "on: ${file.on ?? ''}", or left out`,
      nearest: nearestName(file.every, [natural]),
    });
  const asks: readonly (readonly [FilePath, unknown])[] = [
    [['where'], file.where],
    [['counts'], file.counts],
    [['minimum'], file.minimum],
    [['reach'], file.reach],
    [['together'], file.together],
    [['bestOf'], file.bestOf],
    [['firstOf'], file.firstOf],
    [['useFor'], file.useFor],
    [['refunds'], file.refunds],
    [['when', 'register'], file.when.register],
    [['when', 'registerUntil'], file.when.registerUntil],
    [['when', 'weekdays'], file.when.weekdays],
    [['when', 'hours'], file.when.hours],
    [['give', 'per'], file.give.per],
    [['give', 'times'], file.give.times],
    [['pays', 'shop'], file.pays?.['shop']],
  ];
  for (const [path, value] of asks)
    if (value !== undefined) problem({ path, what: `goes with receipts only, not with "on: ${file.on ?? ''}"`, atKey: true });
  const ownShop = file.notFor?.indexOf('own-shop-staff') ?? -1;
  if (ownShop >= 0) problem({ path: ['notFor', ownShop], what: 'goes with receipts only: an event has no shop' });
}
