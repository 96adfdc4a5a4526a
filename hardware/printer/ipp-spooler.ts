/**
 * A queue of CUPS (or any IPP printer) over IPP. Chosen before the program `lp -o raw`: it needs nothing installed, gives the number of a job, its end and
 * the printer's reasons, and its errors have names. Attributes: RFC 8011; `application/vnd.cups-raw` and `job-cancel-after`: CUPS.
 */
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { type IppAttribute, ippBytes, type IppGroup, type IppMessage, ippOperations, ippValues, IppError, readIpp } from './ipp-message.ts';
import { ChannelError } from './printer-channel.ts';
import type { SpoolerState, SpoolJobState, Spooler } from './spooler.ts';

const answerMs = 5000;
const maxAnswerBytes = 256 * 1024;
/** CUPS itself drops a job that is older, should this program die with it in the queue. */
const cancelAfterSeconds = 30;
const user = 'passage';
const rawFormats = { cups: 'application/vnd.cups-raw', any: 'application/octet-stream' } as const;
/** client-error-document-format-not-supported, client-error-not-found, client-error-gone, client-error-not-possible. */
const statuses = { formatNotSupported: 0x040a, notFound: 0x0406, gone: 0x0407, notPossible: 0x0404 } as const;

/** The address over HTTP: ipp is HTTP on port 631 (RFC 8010, 4.4). Throws a TypeError for what is no address. */
export const httpUrlOf = (ippUrl: string): URL => {
  const url = new URL(ippUrl);
  const isSecure = url.protocol === 'ipps:' || url.protocol === 'https:';
  if (!isSecure && url.protocol !== 'ipp:' && url.protocol !== 'http:') throw new TypeError(`${ippUrl} is not an ipp: or ipps: address.`);
  const port = url.port !== '' ? url.port : url.protocol.startsWith('ipp') ? '631' : isSecure ? '443' : '80';
  return new URL(`${isSecure ? 'https' : 'http'}://${url.hostname}:${port}${url.pathname}`);
};

const post = (url: URL, bytes: Uint8Array): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const gone = (why: string): void => {
      reject(new ChannelError('gone', `The print queue at ${url.host} ${why}.`));
    };
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(
      url,
      { method: 'POST', headers: { 'content-type': 'application/ipp', 'content-length': bytes.length }, agent: false },
      (response) => {
        const parts: Buffer[] = [];
        let length = 0;
        response.on('data', (part: Buffer) => {
          length += part.length;
          if (length > maxAnswerBytes) request.destroy();
          else parts.push(part);
        });
        response.on('end', () => {
          clearTimeout(late);
          if (response.statusCode === 401 || response.statusCode === 403)
            reject(new ChannelError('forbidden', `The print queue at ${url.host} lets nobody print without a password.`));
          else if (response.statusCode !== 200) gone(`answered ${String(response.statusCode)}`);
          else resolve(new Uint8Array(Buffer.concat(parts)));
        });
      },
    );
    const late = setTimeout(() => {
      reject(new ChannelError('timeout', `The print queue at ${url.host} does not answer.`));
      request.destroy();
    }, answerMs);
    request.on('error', () => {
      clearTimeout(late);
      gone('cannot be reached');
    });
    request.on('close', () => {
      clearTimeout(late);
      gone('broke off');
    });
    request.end(bytes);
  });

const one = (name: string, value: IppAttribute['values'][number]): IppAttribute => ({ name, values: [value] });

const jobStates: ReadonlyMap<number, SpoolJobState> = new Map([
  [3, 'waiting'],
  [4, 'waiting'],
  [5, 'printing'],
  // "stopped": the printer is; its own state says why.
  [6, 'waiting'],
  [7, 'failed'],
  [8, 'failed'],
  [9, 'done'],
]);

/** The state from the attributes of a printer. Reasons bear `-error`, `-warning` or `-report` behind their name. */
export const stateOfPrinter = (answer: IppMessage): SpoolerState => {
  const reasons = ippValues(answer, 'printer', 'printer-state-reasons').map(({ value }) => String(value));
  const says = (...names: readonly string[]): boolean =>
    reasons.some((reason) => names.includes(reason.replace(/-(?:error|warning|report)$/, '')));
  const isStopped = ippValues(answer, 'printer', 'printer-state')[0]?.value === 5;
  const accepts = ippValues(answer, 'printer', 'printer-is-accepting-jobs')[0]?.value !== false;
  return {
    accepts: accepts && !isStopped,
    paper: says('media-empty', 'media-needed') ? 'out' : says('media-low') ? 'near-end' : 'unknown',
    cover: says('cover-open', 'door-open', 'interlock-open') ? 'open' : 'unknown',
    isOffline: says('offline', 'shutdown', 'timed-out'),
    hasError: says('media-jam', 'cutter-failure', 'other', 'input-media-form-feed-error'),
  };
};

/** A queue at an address such as `ipp://localhost:631/printers/slip`. Throws a TypeError for what is no address. */
export const ippSpooler = (printerUri: string): Spooler => {
  const url = httpUrlOf(printerUri);
  let requestId = 0;
  const ask = async (
    code: number,
    own: readonly IppAttribute[],
    job: readonly IppAttribute[] = [],
    data = new Uint8Array(0),
  ): Promise<IppMessage> => {
    requestId += 1;
    const operation: IppGroup = {
      group: 'operation',
      attributes: [
        one('attributes-charset', { tag: 'charset', value: 'utf-8' }),
        one('attributes-natural-language', { tag: 'language', value: 'en' }),
        one('printer-uri', { tag: 'uri', value: printerUri }),
        ...own,
      ],
    };
    const groups = job.length === 0 ? [operation] : [operation, { group: 'job', attributes: job } as const];
    const answer = await post(url, ippBytes({ code, requestId, groups, data }));
    try {
      return readIpp(answer);
    } catch (error) {
      throw new ChannelError('gone', `${url.host} does not speak IPP: ${error instanceof IppError ? error.message : 'unreadable'}`);
    }
  };
  const asked = one('requesting-user-name', { tag: 'name', value: user });
  const jobId = (id: number): IppAttribute => one('job-id', { tag: 'integer', value: id });
  const refused = (answer: IppMessage): ChannelError =>
    new ChannelError('gone', `The print queue refused: status 0x${answer.code.toString(16).padStart(4, '0')}.`);
  return {
    state: async () => {
      const wanted: IppAttribute = {
        name: 'requested-attributes',
        values: ['printer-state', 'printer-state-reasons', 'printer-is-accepting-jobs'].map((value) => ({ tag: 'keyword', value })),
      };
      const answer = await ask(ippOperations.getPrinterAttributes, [asked, wanted]);
      if (answer.code >= 0x0100) throw refused(answer);
      return stateOfPrinter(answer);
    },
    submit: async (name, bytes) => {
      const submitAs = (format: string): Promise<IppMessage> => {
        const about = [asked, one('job-name', { tag: 'name', value: name }), one('document-format', { tag: 'mime', value: format })];
        const limits = [one('job-cancel-after', { tag: 'integer', value: cancelAfterSeconds })];
        return ask(ippOperations.printJob, about, limits, new Uint8Array(bytes));
      };
      const first = await submitAs(rawFormats.cups);
      const answer = first.code === statuses.formatNotSupported ? await submitAs(rawFormats.any) : first;
      const id = ippValues(answer, 'job', 'job-id')[0]?.value;
      if (answer.code >= 0x0100 || typeof id !== 'number') throw refused(answer);
      return id;
    },
    job: async (id) => {
      const wanted = one('requested-attributes', { tag: 'keyword', value: 'job-state' });
      const answer = await ask(ippOperations.getJobAttributes, [jobId(id), asked, wanted]);
      // CUPS may forget finished jobs at once (PreserveJobHistory No): a job that was there and is gone has been handed on.
      if (answer.code === statuses.notFound || answer.code === statuses.gone) return 'done';
      const state = ippValues(answer, 'job', 'job-state')[0]?.value;
      return typeof state === 'number' ? (jobStates.get(state) ?? 'unknown') : 'unknown';
    },
    cancel: async (id) => {
      const answer = await ask(ippOperations.cancelJob, [jobId(id), asked]);
      const isOver = answer.code === statuses.notFound || answer.code === statuses.gone || answer.code === statuses.notPossible;
      if (answer.code >= 0x0100 && !isOver) throw refused(answer);
    },
  };
};
