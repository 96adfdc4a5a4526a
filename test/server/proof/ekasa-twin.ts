/** An HTTP server that speaks the protocol of the Slovak administration: what is on file is put in, and how it behaves is told. */
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { once } from 'node:events';

/** How the next questions are answered. */
export type EkasaMood =
  'well' | 'searching' | 'garbage' | 'other-shape' | 'slow' | 'endless' | 'moved' | 'another-receipt' | { readonly status: number };

/** A receipt on file; the answer carries far more, as the real one does. */
export interface FiledReceipt {
  readonly receiptId?: string;
  readonly okp?: string;
  readonly type?: string;
  readonly totalPrice: number | null;
  readonly issueDate: string | null;
  readonly cashRegisterCode?: string | null;
}

/** The server and what it was asked. */
export interface EkasaTwin {
  readonly url: string;
  readonly questions: unknown[];
  mood: EkasaMood;
  file(receipt: FiledReceipt): void;
  close(): Promise<void>;
}

const around = {
  ico: '36183181',
  dic: '2020044796',
  customerId: null,
  items: [{ name: 'ROŽOK 50g', itemType: 'K', quantity: 7, vatRate: 10, price: 0.28 }],
  organization: { name: 'LABAŠ s.r.o.', municipality: 'Košice' },
};

/** Starts it on a free port of this machine. */
export async function startEkasaTwin(): Promise<EkasaTwin> {
  const filed: FiledReceipt[] = [];
  const questions: unknown[] = [];
  const json = (response: ServerResponse, body: unknown): void => {
    response.setHeader('content-type', 'application/json;charset=utf-8');
    response.end(JSON.stringify(body));
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const isFind = request.method === 'POST' && request.url === '/mdu/api/v1/opd/receipt/find';
      if (!isFind) {
        response.statusCode = 404;
        response.end();
        return;
      }
      const question: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      questions.push(question);
      reply(response, question);
    });
  });
  const reply = (response: ServerResponse, question: unknown): void => {
    const { mood } = twin;
    if (typeof mood === 'object') {
      response.statusCode = mood.status;
      response.end('{"error":"later"}');
    } else if (mood === 'garbage') response.end('<html>Údržba systému</html>');
    else if (mood === 'other-shape') json(response, { returnValue: 'zero', receipt: [] });
    else if (mood === 'searching')
      json(response, {
        returnValue: 0,
        receipt: null,
        searchIdentification: { bucket: 0, searchUuid: 'e969e790-c63d-11ed-975c-b934f1a96192' },
      });
    else if (mood === 'slow') return;
    else if (mood === 'endless') pour(response);
    else if (mood === 'moved') {
      response.statusCode = 307;
      response.setHeader('location', `${twin.url}/mdu/api/v1/opd/receipt/find?again`);
      response.end();
    } else {
      const found = mood === 'another-receipt' ? filed[0] : filed.find((one) => isAskedFor(one, question));
      json(response, { returnValue: found === undefined ? 4 : 0, receipt: found === undefined ? null : { ...around, ...found } });
    }
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const twin: EkasaTwin = {
    url: `http://127.0.0.1:${address.port}`,
    questions,
    mood: 'well',
    file: (receipt) => void filed.push({ type: 'PD', cashRegisterCode: '88812345678900001', ...receipt }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return twin;
}

/** White space without end, as fast as it is taken. */
function pour(response: ServerResponse): void {
  const block = ' '.repeat(64 * 1024);
  const more = (): void => {
    while (!response.destroyed && response.write(block));
  };
  response.on('drain', more);
  more();
}

function isAskedFor(receipt: FiledReceipt, question: unknown): boolean {
  if (typeof question !== 'object' || question === null) return false;
  const asked = new Map(Object.entries(question));
  return (
    (receipt.receiptId !== undefined && asked.get('receiptId') === receipt.receiptId) ||
    (receipt.okp !== undefined && asked.get('okp') === receipt.okp)
  );
}
