/** Reads docs/campaigns.md: under each heading the campaign files and the walk-throughs that go with them. */

/** One line of a walk-through: something happens to a member, and what they get by it. */
export interface WalkLine {
  readonly line: number;
  readonly member: string;
  /** `YYYY-MM-DDTHH:MM:SS`, the mall's local time. */
  readonly atLocal: string;
  /** A shop, `?` (the balance is asked) or `!event`. */
  readonly what: string;
  /** Amount of a receipt or of what went back, major units; empty otherwise. */
  readonly amount: string;
  readonly expected: string;
  /** `key=value` of the line. */
  readonly options: ReadonlyMap<string, string>;
}

/** What stands before the first line: `member NAME …`, `stock GIFT n`, `with base: …`. */
export type WalkSetup = readonly string[];

/** One heading with all that stands under it. */
export interface HandbookSection {
  readonly title: string;
  readonly files: readonly { readonly line: number; readonly text: string }[];
  readonly setup: WalkSetup;
  readonly lines: readonly WalkLine[];
}

/** A walk-through that cannot be read: says where. */
export class UnreadableWalk extends Error {
  constructor(line: number, what: string) {
    super(`docs/campaigns.md:${line}: ${what}`);
  }
}

/** Every section of the page that has a file. */
export function readHandbook(page: string): readonly HandbookSection[] {
  const sections: { title: string; files: { line: number; text: string }[]; setup: string[]; lines: WalkLine[] }[] = [];
  let fence: { kind: string; line: number; text: string[] } | null = null;
  page.split('\n').forEach((row, index) => {
    const line = index + 1;
    if (fence !== null) {
      if (row !== '```') return void fence.text.push(row);
      const section = sections.at(-1);
      if (section !== undefined && fence.kind === 'yaml') section.files.push({ line: fence.line, text: fence.text.join('\n') });
      if (section !== undefined && fence.kind === 'walk') readWalk(fence.text, fence.line, section);
      fence = null;
      return;
    }
    if (row.startsWith('#')) sections.push({ title: row.replace(/^#+ /, ''), files: [], setup: [], lines: [] });
    else if (row.startsWith('```')) fence = { kind: row.slice(3), line: line + 1, text: [] };
  });
  return sections.filter((section) => section.files.length > 0);
}

function readWalk(rows: readonly string[], firstLine: number, section: { setup: string[]; lines: WalkLine[] }): void {
  rows.forEach((row, index) => {
    if (row.trim() === '') return;
    if (/^(member|stock|with) /.test(row)) section.setup.push(row);
    else section.lines.push(lineOf(row, firstLine + index));
  });
}

/** Columns stand apart by two spaces or more; date and time are one column. */
function lineOf(row: string, line: number): WalkLine {
  const [head = '', ...columns] = row.trim().split(/ {2,}/);
  const [, member = '', day = '', minute = '', rest = ''] = /^(\S+)(?: +(\S+) (\S+))?(.*)$/.exec([head, ...columns].join('  ')) ?? [];
  const cells = rest.trim().split(/ {2,}/);
  const [what = '', ...words] = (cells[0] ?? '').split(' ');
  const options = new Map<string, string>();
  const plain = [...words.filter((word) => !take(word, options)), ...cells.slice(1).filter((cell) => !takeAll(cell, options))];
  const hasAmount = plain.length > 1;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || plain.length === 0)
    throw new UnreadableWalk(line, 'should be: member, date and time, shop, amount, what they get');
  return {
    line,
    member,
    atLocal: `${day}T${minute}:00`,
    what,
    amount: hasAmount ? (plain[0] ?? '') : '',
    expected: plain.at(-1) ?? '',
    options,
  };
}

function take(word: string, options: Map<string, string>): boolean {
  const at = word.indexOf('=');
  if (at <= 0) return false;
  options.set(word.slice(0, at), word.slice(at + 1));
  return true;
}

/** `registered=2026-12-06 21:29`: a value may hold one space. */
function takeAll(cell: string, options: Map<string, string>): boolean {
  return /^[a-z-]+=/.test(cell) && take(cell, options);
}
