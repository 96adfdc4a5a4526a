/** The report of a simulation for a person at a terminal. */
import { formatCount, formatMoney } from '../../domain/text/format.ts';
import type { CampaignReport, DifferenceReport, FunderReport, SetReport, SimulationReport } from '../../domain/simulate/report.ts';
import { textTable } from './text-table.ts';

/** Rows shown of lists that could be long; `--json` has all. */
const mostRows = 31;
const mostLines = 20;

/** Lines of the whole report. */
export function reportText(report: SimulationReport): readonly string[] {
  const { currency } = report;
  return [
    ...aboutReceipts(report),
    '',
    ...aboutSet(report.result, currency),
    ...(report.difference === null ? [] : ['', ...aboutDifference(report.difference, currency)]),
    ...(report.notes.length === 0 ? [] : ['', 'Assumed', ...report.notes.map((note) => `  ${note}`)]),
  ];
}

const count = (value: number): string => formatCount(value, 'en');
const change = (value: number): string => (value > 0 ? `+${count(value)}` : count(value));
const minutes = (local: string | null): string => (local === null ? '' : local.slice(0, 16).replace('T', ' '));

function aboutReceipts(report: SimulationReport): readonly string[] {
  const { reach, unreadable } = report;
  const time = report.from === null ? '' : `, registered ${minutes(report.from)} to ${minutes(report.until)}`;
  const lines = unreadable.lines.slice(0, mostLines).map(({ file, line, what }) => `  ${file}:${line}: ${what}`);
  const more = unreadable.total - lines.length;
  return [
    `${count(report.receipts)} receipts of ${count(reach.members)} members${time} (seed ${report.seed})`,
    `  receipts a member ${reach.receiptsPerMember.toFixed(2)}, shops a member ${reach.shopsPerMember.toFixed(2)}`,
    ...(reach.newMembers === null
      ? []
      : [`  new members ${count(reach.newMembers)}, with ${count(reach.newMemberReceipts ?? 0)} of the receipts`]),
    ...(unreadable.total === 0 ? [] : [`Not counted: ${count(unreadable.total)} lines`, ...lines]),
    ...(more > 0 ? [`  and ${count(more)} more (--json has ${count(unreadable.lines.length)} of them)`] : []),
  ];
}

function aboutSet(set: SetReport, currency: string): readonly string[] {
  const money = (minor: number) => formatMoney(minor, currency, 'en');
  return [
    'Campaigns',
    ...textTable(
      [
        ...['campaign', 'receipts', 'members', 'awards', 'points', 'gifts', 'tickets', 'refused', 'cost'],
        ...(set.campaigns.some((one) => one.newMembers !== null) ? ['to new members'] : []),
      ],
      set.campaigns.map((one) => campaignRow(one, money)),
    ),
    `  ${count(set.membersWithAward)} members get something.`,
    ...section('Who pays', funderTable(set.funders, money, count)),
    ...section('Units by day', dayTable(set.campaigns)),
    ...section('Scarce things', unitTable(set)),
    ...section(`Owed to members, by ${set.liability.by}`, liabilityTable(set, money)),
    ...section('Nearly: members who never reached it, by how far they came', missedTable(set, money)),
  ];
}

const section = (title: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ['', title, ...lines]);

function campaignRow(one: CampaignReport, money: (minor: number) => string): readonly string[] {
  const refused = one.refused.quota + one.refused.stock + one.refused.budget;
  const costMinor = one.funders.reduce((sum, each) => sum + each.pointsMinor + each.giftsMinor, one.prizesMinor);
  const gifts = one.gifts.reduce((sum, gift) => sum + gift.units, 0);
  const share = one.newMembers === null ? [] : [costMinor === 0 ? '' : `${Math.round((one.newMembers.moneyMinor / costMinor) * 100)} %`];
  const figures = [one.receipts, one.members, one.awards, one.points, gifts, one.tickets, refused].map(count);
  return [one.campaign, ...figures, money(costMinor), ...share];
}

function funderTable(
  funders: readonly FunderReport[],
  money: (minor: number) => string,
  figure: (value: number) => string,
): readonly string[] {
  return textTable(
    ['funder', 'points', 'points in money', 'gifts', 'together'],
    funders.map((one) => [
      one.funder,
      figure(one.points),
      money(one.pointsMinor),
      money(one.giftsMinor),
      money(one.pointsMinor + one.giftsMinor),
    ]),
  );
}

/** Days of campaigns that have a limit, or give something else than points: what must be in stock, and for how long it lasts. */
function dayTable(campaigns: readonly CampaignReport[]): readonly string[] {
  const rows = campaigns
    .filter((one) => one.gifts.length > 0 || one.tickets > 0 || one.days.some((day) => day.limit !== null || day.refused > 0))
    .flatMap((one) => cut(one.days.map((day) => [one.campaign, day.day, count(day.given), count(day.refused), ...lasted(day)])));
  return textTable(['campaign', 'day', 'given', 'refused', 'of', 'gone at'], rows);
}

const lasted = (day: CampaignReport['days'][number]): readonly string[] => [
  day.limit === null ? '' : count(day.limit),
  day.goneAt === null ? '' : day.goneAt.slice(11, 16),
];

/** The first rows, and how many more there are. */
function cut(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return rows.length <= mostRows ? rows : [...rows.slice(0, mostRows), [`… ${count(rows.length - mostRows)} more in --json`]];
}

function unitTable(set: SetReport): readonly string[] {
  const rows = set.units.filter((unit) => !/^(quota|budget):.*:\d{4}-\d{2}-\d{2}$/.test(unit.resource));
  return textTable(
    ['thing', 'used', 'of', 'refused', 'gone at'],
    cut(
      rows.map((unit) => [
        unit.resource,
        count(unit.used),
        unit.total === null ? 'any' : count(unit.total),
        count(unit.refused),
        minutes(unit.goneAt),
      ]),
    ),
  );
}

function liabilityTable(set: SetReport, money: (minor: number) => string): readonly string[] {
  return textTable(
    ['until', 'earned', 'expired', 'outstanding', 'spendable', 'in money'],
    cut(
      set.liability.steps.map((step) => [
        step.period,
        count(step.earned.points),
        count(step.expired.points),
        count(step.outstanding.points),
        count(step.spendablePoints),
        money(step.outstanding.moneyMinor),
      ]),
    ),
  );
}

function missedTable(set: SetReport, money: (minor: number) => string): readonly string[] {
  return textTable(
    ['campaign', '90 %', '75 %', '50 %', 'less', 'nearest missed', 'middle missed'],
    cut(
      set.nearMisses.map((one) => {
        const amount = (value: number | null) =>
          value === null ? '' : one.unit === 'money' ? money(value) : `${count(value)} ${one.unit ?? ''}`;
        return [
          one.campaign,
          count(one.nearly),
          count(one.close),
          count(one.half),
          count(one.less),
          amount(one.smallest),
          amount(one.middle),
        ];
      }),
    ),
  );
}

function aboutDifference(difference: DifferenceReport, currency: string): readonly string[] {
  const money = (minor: number) => (minor > 0 ? '+' : '') + formatMoney(minor, currency, 'en');
  const members = (title: string, list: DifferenceReport['mostWon']) =>
    section(
      title,
      textTable(
        ['member', 'points', 'gifts', 'in money'],
        list.map((one) => [one.member, change(one.points), change(one.gifts), money(one.moneyMinor)]),
      ),
    );
  return [
    'Against the other campaigns (new minus old)',
    ...textTable(
      ['campaign', 'awards', 'points', 'cost'],
      difference.campaigns.map((one) => [one.campaign, change(one.awards), change(one.points), money(one.moneyMinor)]),
    ),
    ...section('Who pays, difference', funderTable(difference.funders, money, change)),
    `  ${count(difference.winners)} members get more, ${count(difference.losers)} less, ${count(difference.unchanged)} the same.`,
    ...members('Most gained', difference.mostWon),
    ...members('Most lost', difference.mostLost),
  ];
}
