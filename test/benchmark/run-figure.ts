/** Runs one figure in this process, which ends with it: no figure is measured in the warm or littered heap of another. */
import { remark } from './figure.ts';
import { figures } from './figures.ts';

const name = process.argv[2] ?? '';
const entry = figures.find((each) => each.name === name);
if (entry === undefined) throw new Error(`no figure "${name}"`);
try {
  const figure = await entry.load();
  await figure.run((line) => void process.stdout.write(`${line}\n`));
  // What a figure left open (a socket, a pool) must not hold the next one up.
  process.exit(0);
} catch (error) {
  remark(`failed ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  process.exit(1);
}
