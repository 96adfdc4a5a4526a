/** What is read of Stryker's report (schema mutation-testing-report-schema). */
export interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

interface Line {
  readonly name: string;
  readonly killed: number;
  readonly timeout: number;
  readonly survived: number;
  readonly unreached: number;
}

const head = ['| file | score | killed | timeout | survived | not reached |', '|---|---|---|---|---|---|'];

function lineOf(name: string, mutants: readonly { readonly status: string }[]): Line {
  const count = (status: string): number => mutants.filter((mutant) => mutant.status === status).length;
  return { name, killed: count('Killed'), timeout: count('Timeout'), survived: count('Survived'), unreached: count('NoCoverage') };
}

/** Noticed mutants of all in per cent, cut to one place, so that 100.0 means all. Mutants of code that only runs at start are in neither number. */
function scoreOf(line: Line): string {
  const noticed = line.killed + line.timeout;
  const all = noticed + line.survived + line.unreached;
  return all === 0 ? '-' : (Math.floor((noticed * 1000) / all) / 10).toFixed(1);
}

const row = (line: Line): string =>
  `| ${line.name} | ${scoreOf(line)} | ${line.killed} | ${line.timeout} | ${line.survived} | ${line.unreached} |`;

/** The report as a table in Markdown: a line a file, a last one for all. */
export function tableOf(report: Report): string {
  const lines = Object.entries(report.files).map(([name, file]) => lineOf(name.replace('domain/', ''), file.mutants));
  const sum = (of: (line: Line) => number): number => lines.reduce((total, line) => total + of(line), 0);
  const all = {
    name: 'all',
    killed: sum((line) => line.killed),
    timeout: sum((line) => line.timeout),
    survived: sum((line) => line.survived),
    unreached: sum((line) => line.unreached),
  };
  return [...head, ...lines.map(row), row(all)].join('\n');
}
