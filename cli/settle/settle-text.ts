/** Control page and statements as text for a terminal. Money in major units with its cents; figures stand right. */
import type { ControlPage } from '../../domain/clearing/control-page.ts';
import type { TenantStatement } from '../../domain/clearing/tenant-statement.ts';
import type { MonthBooks } from '../../server/clearing/read-books.ts';

const labelWidth = 44;
const figureWidth = 18;

/** `-1234567` minor units as `-12345.67`. */
function money(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(3, '0');
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const line = (label: string, ...figures: readonly string[]): string =>
  `  ${label.padEnd(labelWidth)}${figures.map((figure) => figure.padStart(figureWidth)).join('')}`;

function controlText({ period, currency, points, money: worth, endings, trial, tenants, receipts, gifts, ties }: ControlPage): string[] {
  const { booked, held, refused, voided } = receipts.byState;
  return [
    `CONTROL PAGE ${period}`,
    '',
    line('what we owe members', 'points', currency),
    line('opening', String(points.opening), money(worth.opening)),
    ...(Object.keys(points.lines) as (keyof typeof points.lines)[]).map((name) =>
      line(name, String(points.lines[name]), money(worth.lines[name])),
    ),
    line('closing', String(points.closing), money(worth.closing)),
    '',
    line('ends in (as it stands now)', 'points', currency),
    ...endings.map((end) => line(end.month, String(end.points), money(end.moneyMinor))),
    '',
    line('trial balance', 'opening', 'moved', 'closing'),
    ...trial.map((one) => {
      const figure = one.unit === 'points' ? String : money;
      return line(`${one.accounts} (${one.unit})`, figure(one.opening), figure(one.moved), figure(one.closing));
    }),
    '',
    line('all tenants', currency),
    line('opening', money(tenants.openingMinor)),
    ...(Object.keys(tenants.lines) as (keyof typeof tenants.lines)[]).map((name) => line(name, money(tenants.lines[name]))),
    line('closing', money(tenants.closingMinor)),
    '',
    line('receipts journalled', String(receipts.journalled)),
    line('posted, held, refused, voided', String(booked), String(held), String(refused), String(voided)),
    ...(gifts.length === 0 ? [] : ['', line('gifts', 'in', 'handed out', 'reserved', 'left', 'written off')]),
    ...gifts.map((gift) =>
      line(gift.resourceId, ...[gift.units + gift.short, gift.handedOut, gift.reserved, gift.left, gift.writtenOff].map(String)),
    ),
    '',
    ...ties.map((tie) => `  ${tie.ties ? 'ties     ' : 'DOES NOT '} ${tie.what}: ${tie.detail}`),
  ];
}

function statementText(one: TenantStatement): string[] {
  const { deposits } = one;
  const deposit = (name: string, part: TenantStatement['deposits']['points']): string[] =>
    part.openingMinor === 0 && part.closingMinor === 0 && part.movedMinor === 0
      ? []
      : [
          line(
            `${name}: opening, paid, drawn, closing`,
            ...[part.openingMinor, part.movedMinor, part.drawnMinor, part.closingMinor].map(money),
          ),
        ];
  return [
    '',
    `${one.tenantId} ${one.period}`,
    line('opening', money(one.openingMinor)),
    ...one.entries.map((entry) =>
      line(`${entry.line}${entry.belongsTo === null ? '' : ` (prior period ${entry.belongsTo})`}`, money(entry.amountMinor)),
    ),
    line('closing', money(one.closingMinor)),
    ...deposit('deposit for points', deposits.points),
    ...deposit('deposit frozen', deposits.frozen),
    line('turnover, points funded, expired', money(one.turnoverMinor), String(one.pointsFunded), money(one.expiredMinor)),
  ];
}

/** The whole answer of `passage settle`. */
export function settleText(books: MonthBooks): string {
  const state = books.state === 'closed' ? 'closed' : 'not closed; shown as if it were closed now';
  const nets = books.nets.map((net) => line(`${net.debtor} to ${net.creditor}, through the operator`, money(net.amountMinor)));
  return [
    `${books.period}: ${state}`,
    '',
    ...controlText(books.control),
    ...(nets.length === 0 ? [] : ['', line('between tenants, net', books.control.currency), ...nets]),
    ...books.statements.flatMap(statementText),
    '',
  ].join('\n');
}
