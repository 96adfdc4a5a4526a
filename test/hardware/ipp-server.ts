/** A print queue that speaks IPP over HTTP, as much as CUPS is asked by us; it reads requests byte by byte and keeps what was handed over. */
import { createServer } from 'node:http';
import { type IppAttribute, ippBytes, type IppMessage, ippValues, readIpp } from '../../hardware/printer/ipp-message.ts';

export type QueuedJob = {
  readonly name: string;
  readonly format: string;
  readonly cancelAfter: number | null;
  readonly data: Uint8Array;
  state: number;
};

export interface IppServer {
  readonly url: string;
  readonly jobs: Map<number, QueuedJob>;
  printer: { state: number; reasons: string[]; accepts: boolean };
  /** Formats that it takes. */
  formats: string[];
  /** State of a job right after it was handed over: 9 completed, 3 pending. */
  newJobState: number;
  /** HTTP status of every answer. */
  httpStatus: number;
  close(): Promise<void>;
}

const one = (name: string, value: IppAttribute['values'][number]): IppAttribute => ({ name, values: [value] });

export const startIppServer = async (): Promise<IppServer> => {
  const jobs = new Map<number, QueuedJob>();
  let nextId = 1;
  const text = (message: IppMessage, name: string): string => String(ippValues(message, 'operation', name)[0]?.value ?? '');
  const jobOf = (message: IppMessage): [number, QueuedJob | undefined] => {
    const id = Number(ippValues(message, 'operation', 'job-id')[0]?.value ?? -1);
    return [id, jobs.get(id)];
  };
  const answerTo = (message: IppMessage): { code: number; group?: IppMessage['groups'][number] } => {
    if (text(message, 'attributes-charset') !== 'utf-8' || message.groups[0]?.group !== 'operation') return { code: 0x0400 };
    if (text(message, 'printer-uri') !== server.url) return { code: 0x0406 };
    if (message.code === 0x000b) {
      const reasons = server.printer.reasons.length === 0 ? ['none'] : server.printer.reasons;
      const attributes = [
        one('printer-state', { tag: 'enum', value: server.printer.state }),
        { name: 'printer-state-reasons', values: reasons.map((value) => ({ tag: 'keyword', value }) as const) },
        one('printer-is-accepting-jobs', { tag: 'boolean', value: server.printer.accepts }),
      ];
      return { code: 0, group: { group: 'printer', attributes } };
    }
    if (message.code === 0x0002) {
      const format = text(message, 'document-format');
      if (!server.formats.includes(format)) return { code: 0x040a };
      const limit = ippValues(message, 'job', 'job-cancel-after')[0]?.value;
      const cancelAfter = typeof limit === 'number' ? limit : null;
      jobs.set(nextId, { name: text(message, 'job-name'), format, cancelAfter, data: message.data, state: server.newJobState });
      return { code: 0, group: { group: 'job', attributes: [one('job-id', { tag: 'integer', value: nextId++ })] } };
    }
    const [, job] = jobOf(message);
    if (job === undefined) return { code: 0x0406 };
    if (message.code === 0x0009)
      return { code: 0, group: { group: 'job', attributes: [one('job-state', { tag: 'enum', value: job.state })] } };
    if (message.code !== 0x0008) return { code: 0x0501 };
    if (job.state >= 7) return { code: 0x0404 };
    job.state = 7;
    return { code: 0 };
  };
  const http = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const message = readIpp(new Uint8Array(Buffer.concat(parts)));
      const { code, group } = answerTo(message);
      response.writeHead(server.httpStatus, { 'content-type': 'application/ipp' });
      const operation: IppMessage['groups'][number] = {
        group: 'operation',
        attributes: [
          one('attributes-charset', { tag: 'charset', value: 'utf-8' }),
          one('attributes-natural-language', { tag: 'language', value: 'en' }),
        ],
      };
      const groups = group === undefined ? [operation] : [operation, group];
      response.end(ippBytes({ code, requestId: message.requestId, groups, data: new Uint8Array(0) }));
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const server: IppServer = {
    url: `ipp://127.0.0.1:${port}/printers/slip`,
    jobs,
    printer: { state: 3, reasons: [], accepts: true },
    formats: ['application/vnd.cups-raw', 'application/octet-stream'],
    newJobState: 9,
    httpStatus: 200,
    close: () =>
      new Promise((resolve) => {
        http.closeAllConnections();
        http.close(() => resolve());
      }),
  };
  return server;
};
