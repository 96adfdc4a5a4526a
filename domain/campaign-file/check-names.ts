/** Names that a file uses must be names of the mall. What is likely to come later (a kiosk, a goods group, a segment) is only warned of. */
import type { CheckInput } from './check-input.ts';
import type { FilePath, Finding } from '../written-file/file-problem.ts';
import { nearestName } from '../written-file/nearest-name.ts';

/** Checks one name, or each of a list. */
type CheckName = (names: string | readonly string[] | undefined, path: FilePath) => void;

/** @see file comment */
export function checkNames({ file, context, notes }: CheckInput): void {
  const checkerOf =
    (known: readonly string[] | null, what: string, tell: (finding: Finding) => void): CheckName =>
    (names, path) => {
      if (known === null || names === undefined) return;
      const list = typeof names === 'string' ? [{ name: names, path }] : names.map((name, index) => ({ name, path: [...path, index] }));
      for (const each of list) {
        if (!known.includes(each.name))
          tell({ path: each.path, what: `the mall has no ${what} "${each.name}"`, nearest: nearestName(each.name, known) });
      }
    };
  const tenantIds = context.tenants?.map((tenant) => tenant.id) ?? null;
  const shop = checkerOf(tenantIds, 'shop', notes.problem);
  const category = checkerOf(context.categories, 'category', notes.problem);
  const gift = checkerOf(context.gifts?.map((each) => each.id) ?? null, 'gift', notes.problem);
  const tier = checkerOf(context.tiers, 'tier', notes.problem);
  const art = checkerOf(context.arts, 'drawing', notes.problem);
  const kiosk = checkerOf(context.kiosks, 'kiosk or desk', notes.warning);
  const segment = checkerOf(context.segments, 'segment', notes.warning);
  const goods = checkerOf(context.goods, 'goods group', notes.warning);
  const places = (at: { readonly shops?: readonly string[]; readonly categories?: readonly string[] } | undefined, path: FilePath) => {
    shop(at?.shops, [...path, 'shops']);
    category(at?.categories, [...path, 'categories']);
  };
  places(file.where, ['where']);
  places(file.where?.except, ['where', 'except']);
  file.together?.forEach((part, index) => {
    places(part, ['together', index]);
    goods(part.goods, ['together', index, 'goods']);
  });
  file.for?.spent?.forEach((line, index) => places(line, ['for', 'spent', index]));
  goods(file.counts?.goods, ['counts', 'goods']);
  goods(file.counts?.exceptGoods, ['counts', 'exceptGoods']);
  shop(file.give.spendAt, ['give', 'spendAt']);
  gift(file.give.gift, ['give', 'gift']);
  tier(file.give.tier, ['give', 'tier']);
  tier(file.for?.tiers, ['for', 'tiers']);
  kiosk(file.for?.kiosks, ['for', 'kiosks']);
  segment(file.for?.segments, ['for', 'segments']);
  segment(file.for?.without, ['for', 'without']);
  art(file.poster?.art, ['poster', 'art']);
  file.where?.shops?.forEach((id, index) => {
    if (context.tenants?.find((tenant) => tenant.id === id)?.excluded === true)
      notes.warning({ path: ['where', 'shops', index], what: `${id} takes no part in the programme now: its receipts do not count` });
  });
  const payers = checkerOf(tenantIds === null ? null : [...tenantIds, 'operator', 'shop'], 'shop', notes.problem);
  for (const name of Object.keys(file.pays ?? {})) payers(name, ['pays', name]);
}
