// Everything that can stand in the trail has words on its page, once.
import { expect, test } from 'vitest';
import { factBody, serviceAct, staffSession } from '../../../domain/contract/fact.ts';
import { actInWords, trailGroups } from '../../../server/office/trail-words.ts';
import { officeDeeds } from '../../../server/office-did.ts';

test('each act of staff, of kiosks and of the office is in exactly one group, and nothing else is', () => {
  const ofStaff = factBody.def.options
    .filter((option) => 'staffId' in option.def.shape)
    .map((option) => option.def.shape.kind.def.values[0] ?? '');
  const acts = [
    ...ofStaff.filter((kind) => kind !== 'staff.session' && kind !== 'service.act'),
    ...Object.values(staffSession.def.shape.act.def.entries),
    ...Object.values(serviceAct.def.entries),
    ...officeDeeds,
  ];
  const worded = trailGroups.flatMap((group) => Object.keys(group.acts));
  expect([...worded].sort()).toEqual([...new Set(acts)].sort());
  expect(new Set(worded).size).toBe(worded.length);
  for (const act of worded) expect(actInWords(act)).not.toBe(act);
});
