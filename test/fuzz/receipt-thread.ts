/** The thread that reads fuzzed receipts; run.ts watches it from outside, since a hang cannot be seen from within. */
import { parentPort, workerData } from 'node:worker_threads';
import { runReceipts } from './receipt-run.ts';
import type { ReceiptRun } from './receipt-run.ts';

if (parentPort === null) throw new Error('this file is a worker thread of test/fuzz/run.ts');
const port = parentPort;
// What run.ts hands over in the same process, typed there.
const tally = runReceipts(workerData as ReceiptRun, (done) => {
  port.postMessage({ done });
});
port.postMessage({ tally });
