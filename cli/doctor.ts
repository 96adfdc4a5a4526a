import { parseArgs } from 'node:util';

import { devices } from './doctor/devices.ts';
import type { Finding } from './doctor/finding.ts';
import { dataFolder, ports } from './doctor/places.ts';
import { printers } from './doctor/printers.ts';
import { programs } from './doctor/programs.ts';
import { speech } from './doctor/speech.ts';

/** Shown by `passage doctor --help`. */
export const help = `passage doctor [--data FOLDER] [--port N] [--json]

Says what this machine has, what it lacks, and how to get it. Changes nothing, except that it makes the data folder.

  --data FOLDER   the data folder to try (default: PASSAGE_DATA, else ./data)
  --port N        the first of the ports to try
  --json          one JSON array of findings instead of text

Exit code: 0 Passage can run here, 1 something it cannot do without is missing, 2 wrong arguments.
`;

const PORT_FIRST_DEFAULT = 4600;
const PORT_COUNT = 3;
const marks: Readonly<Record<Finding['state'], string>> = { ok: 'ok      ', missing: 'MISSING ', optional: 'optional' };

function line(finding: Finding): string {
  const advice = finding.advice === null ? '' : `\n          -> ${finding.advice}`;
  return `${marks[finding.state]}  ${finding.name}: ${finding.detail}${advice}`;
}

interface DoctorOptions {
  readonly data: string;
  readonly port: number;
  readonly isJson: boolean;
  readonly isHelp: boolean;
}

function readOptions(args: readonly string[]): DoctorOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      port: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const port = Number(values.port ?? PORT_FIRST_DEFAULT);
  if (!Number.isInteger(port) || port < 1 || port > 65_535 - PORT_COUNT) {
    throw new Error(`--port must be a whole number from 1 to ${65_535 - PORT_COUNT}, not ${values.port ?? ''}`);
  }
  return {
    data: values.data ?? process.env['PASSAGE_DATA'] ?? 'data',
    port,
    isJson: values.json === true,
    isHelp: values.help === true,
  };
}

/** Examines the machine and prints what it found. @see help for arguments and exit codes */
export async function doctor(args: readonly string[]): Promise<number> {
  let options: DoctorOptions;
  try {
    options = readOptions(args);
  } catch (error) {
    process.stderr.write(`passage doctor: ${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    return 2;
  }
  if (options.isHelp) {
    process.stdout.write(help);
    return 0;
  }
  const findings = [
    ...programs(),
    ...devices(),
    ...speech(),
    ...(await printers(process.env['PASSAGE_PRINTER'] ?? 'auto')),
    ...dataFolder(options.data),
    await ports(options.port, PORT_COUNT),
  ];
  const lacks = findings.filter(({ state }) => state === 'missing');
  if (options.isJson) {
    process.stdout.write(`${JSON.stringify(findings, null, 2)}\n`);
  } else {
    const verdict =
      lacks.length === 0 ? 'Passage can run here.' : `Passage cannot run here yet: ${lacks.map(({ name }) => name).join(', ')}.`;
    process.stdout.write(`${findings.map(line).join('\n')}\n\n${verdict}\n`);
  }
  return lacks.length === 0 ? 0 : 1;
}
