/** Files that fit the schema, of every key, most of them nonsense beyond it. */
import fc from 'fast-check';

const names = fc.constantFrom('vesta', 'cafe-tilia', 'cafe', 'fashion', 'plush-hare', 'gold', 'x');
const list = <T>(one: fc.Arbitrary<T>, minLength = 0) => fc.array(one, { minLength, maxLength: 3 });
const slugs = list(names);
const text = fc.constantFrom('', 'a hare', 'Заяц');
/** Mostly the first, sometimes the second. */
const mostly = <A, B>(usual: fc.Arbitrary<A>, rare: fc.Arbitrary<B>) =>
  fc.oneof({ arbitrary: usual, weight: 7 }, { arbitrary: rare, weight: 1 });
const texts = mostly(
  fc.record({ en: text, ru: text, fi: text, de: text }),
  fc.record({ en: text, ru: text, fi: text, de: text }, { requiredKeys: [] }),
);
const amount = fc.oneof(fc.constantFrom(0, 0.5, 99.99, 1e12), fc.integer({ min: 0, max: 10_000 }));
const count = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constantFrom(1000, Number.MAX_SAFE_INTEGER));
const small = fc.integer({ min: 1, max: 12 });
const moment = fc.constantFrom(
  '2026-12-01',
  '2026-12-31',
  '2027-01-05 20:00',
  '2027-02-30',
  '1970-01-01',
  '9999-12-31',
  '2027-03-01 24:00',
);
const life = fc.constantFrom('never', '90 days', '9999 idle days', 'end of month', 'end of quarter', 'end of year', '2027-12-31');
const perCent = fc.constantFrom(0.01, 0.1, 12.5, 50, 100);
const always = fc.constant(true as const);
const some = <T extends Record<string, fc.Arbitrary<unknown>>>(keys: T, required: readonly (keyof T & string)[] = []) =>
  fc.record(keys, { requiredKeys: [...required] });

const places = { shops: slugs, categories: slugs };
const who = some({
  tiers: slugs,
  segments: slugs,
  without: slugs,
  languages: list(fc.constantFrom('en', 'ru', 'fi', 'de')),
  cards: list(fc.constantFrom('plastic', 'slip', 'phone')),
  kiosks: list(fc.constantFrom('K1', 'D1')),
  joinedWithin: fc.constantFrom('1 day', '9999 days'),
  birthday: fc.constantFrom('day', 'week', 'month'),
  invited: always,
  share: perCent,
  women: always,
  men: always,
  age: fc.constantFrom('0-0', '25-50', '60+', '999+', '50-25'),
  spent: list(some({ ...places, sum: amount, receipts: count, within: fc.constantFrom('1 day', '36 months', '9999 months') }, ['within'])),
  idle: fc.constantFrom('1 day', '9999 days'),
});

const draw = some(
  {
    closes: moment,
    drawn: moment,
    publicValue: texts,
    prizes: list(some({ prize: names, name: texts, units: small, value: amount }, ['prize', 'name', 'units']), 1),
    reserves: fc.integer({ min: 0, max: 9 }),
    claimWithin: fc.constantFrom('1 day', '999 days'),
    severalPrizes: always,
  },
  ['closes', 'drawn', 'publicValue', 'prizes', 'claimWithin'],
);

const give = some({
  points: count,
  per: fc.constantFrom(0.001, 0.01, 100),
  rounding: fc.constantFrom('down', 'nearest'),
  cap: count,
  times: fc.constantFrom(1.0001, 1.001, 2, 100),
  of: names,
  spendAt: names,
  spendFrom: fc.constantFrom('next day', '14 days', '2026-12-24', '2026-02-31'),
  expires: life,
  gift: fc.oneof(names, list(names, 1)),
  tickets: small,
  tier: names,
  tierUntil: fc.constantFrom('end of year', 'end of next year', '365 days'),
});
/** One reward as people write it, so that enough files get through. */
const sensibleGive = fc.constantFrom(
  { points: 500 },
  { points: 1, per: 100, cap: 50 },
  { gift: 'plush-hare' },
  { gift: ['plush-hare', 'lamp'] },
  { tickets: 1 },
  { tier: 'gold' },
  { times: 2 },
  { points: 5, spendAt: 'vesta', expires: '100 idle days', spendFrom: 'next day' },
);

const keys = {
  campaign: fc.constantFrom('plain', 'a'.repeat(64)),
  title: texts,
  short: texts,
  text: texts,
  terms: texts,
  on: fc.constantFrom('receipt', 'joined', 'confirmed', 'birthday', 'questionnaire first-steps'),
  for: who,
  notFor: list(fc.constantFrom('mall-staff', 'own-shop-staff', 'under-age', 'jury')),
  where: some({ ...places, except: some(places) }),
  when: mostly(
    fc.constant({ from: '2026-12-01', until: '2026-12-31' }),
    some(
      {
        from: moment,
        until: moment,
        weekdays: list(fc.constantFrom('mon', 'tue', 'sun')),
        hours: fc.constantFrom('18:00-21:00', '22:00-02:00', '99:00-10:00'),
        register: fc.constantFrom('same day', 'next day', '3 days'),
        registerUntil: moment,
        collectUntil: moment,
        announced: moment,
      },
      ['from', 'until'],
    ),
  ),
  counts: some({
    atMost: amount,
    goods: slugs,
    exceptGoods: slugs,
    paidWithPoints: always,
    stampEvery: amount,
    stampsPerReceipt: count,
    first: count,
  }),
  every: fc.constantFrom('receipt', 'day', 'week', 'month', 'quarter', 'year', 'campaign', '30 days', '999 days'),
  minimum: amount,
  reach: mostly(
    fc.constantFrom({ sum: 500 }, { receipts: 2 }),
    some({ sum: amount, receipts: small, shops: small, categories: small, days: small, stamps: small }),
  ),
  together: list(some({ ...places, goods: slugs, sum: amount, receipts: small }), 2),
  give: mostly(sensibleGive, give),
  inviter: some({ points: count, most: count, expires: life }, ['points']),
  quota: some({
    perDay: count,
    total: count,
    perAccount: fc.oneof(count, fc.constant('all')),
    perAccountInAll: count,
    points: count,
    pointsPerDay: count,
    remainder: fc.constantFrom('carried', 'lost'),
  }),
  refunds: fc.constantFrom('take back', 'keep'),
  draw,
  legal: some(
    {
      profile: fc.constantFrom('generic', 'ru-gift', 'none'),
      fields: fc.dictionary(names, fc.oneof(text, fc.integer(), fc.boolean(), texts)),
    },
    ['profile', 'fields'],
  ),
  pays: fc.dictionary(fc.constantFrom('operator', 'shop', 'vesta'), perCent),
  poster: some({ art: names, priority: fc.integer(), palette: fc.constantFrom('verdigris', 'moss') }),
  bestOf: names,
  firstOf: names,
  useFor: names,
  rank: fc.integer(),
};

const needed = ['campaign', 'title', 'short', 'text', 'when', 'every', 'reach', 'give'] as const;

/** Files that fit the schema. Of the keys that may be left out each file has a few, so that some are free of contradictions. */
export const randomCampaignFile: fc.Arbitrary<Record<string, unknown>> = fc
  .subarray(
    Object.keys(keys).filter((key) => !needed.some((one) => one === key)),
    { maxLength: 6 },
  )
  .chain((chosen) => {
    const model: Record<string, fc.Arbitrary<unknown>> = {};
    for (const [key, arbitrary] of Object.entries(keys))
      if (chosen.includes(key) || needed.some((one) => one === key)) model[key] = arbitrary;
    return fc.record(model);
  });
