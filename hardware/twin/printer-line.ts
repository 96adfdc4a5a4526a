/** The line between a printer twin and whoever is connected: when it answers, and whether the cable is in. */
import type { Socket } from 'node:net';
import { automaticBytes, type PrinterMechanism } from './printer-mechanism.ts';

/** When the printer answers: at once; only when nothing is left to print (half-duplex lines); never. */
export type AnswersWhen = 'always' | 'idle' | 'never';

type Client = { wantsStatus: boolean; late: Uint8Array[] };

const maxLateAnswers = 64;
/** GS a for everything. */
const wantsEverything = Buffer.from([0x1d, 0x61, 0xff]);

/** @see file comment */
export interface PrinterLine {
  connect(socket: Socket): void;
  answers(): AnswersWhen;
  setAnswers(when: AnswersWhen): void;
  isCabled(): boolean;
  setCabled(isCabled: boolean): void;
  /** Flags have changed: who wants to know is told. */
  tellStatus(): void;
  /** Half-duplex: what was asked while printing is answered when nothing is left to print. */
  sayLate(): void;
  hangUp(): void;
}

/** A line to a mechanism. */
export const printerLine = (mechanism: () => PrinterMechanism): PrinterLine => {
  const clients = new Map<Socket, Client>();
  let answers: AnswersWhen = 'always';
  let isCabled = true;
  const say = (socket: Socket, client: Client, bytes: Uint8Array): void => {
    if (!isCabled || answers === 'never' || !socket.writable) return;
    if (answers === 'always' || mechanism().waitingBytes() === 0) socket.write(bytes);
    else if (client.late.length < maxLateAnswers) client.late.push(bytes);
  };
  const sayLate = (): void => {
    if (answers !== 'idle' || mechanism().waitingBytes() > 0) return;
    for (const [socket, client] of clients) for (const bytes of client.late.splice(0)) say(socket, client, bytes);
  };
  const hangUp = (): void => {
    for (const socket of clients.keys()) socket.destroy();
  };
  return {
    connect: (socket) => {
      const client: Client = { wantsStatus: false, late: [] };
      clients.set(socket, client);
      socket.on('error', () => undefined);
      socket.on('close', () => clients.delete(socket));
      socket.on('data', (bytes) => {
        if (!isCabled) return;
        if (bytes.includes(wantsEverything)) client.wantsStatus = true;
        mechanism().receive(new Uint8Array(bytes), (answer) => {
          say(socket, client, answer);
        });
        sayLate();
      });
    },
    answers: () => answers,
    setAnswers: (when) => {
      answers = when;
      sayLate();
    },
    isCabled: () => isCabled,
    setCabled: (is) => {
      // What was said over the dead line is lost, and whoever said it finds the connection gone.
      if (is && !isCabled) hangUp();
      isCabled = is;
    },
    tellStatus: () => {
      for (const [socket, client] of clients) if (client.wantsStatus) say(socket, client, automaticBytes(mechanism().flags()));
    },
    sayLate,
    hangUp,
  };
};
