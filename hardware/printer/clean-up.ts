/**
 * What a broken job may have left behind, and how it is taken away before anybody else's slip: bytes in the printer's buffer are dropped, paper that
 * hangs out uncut is cut off (or drawn back). Until then the printer prints for nobody.
 */
import type { PrinterModel } from './printer-model.ts';
import type { PrinterSession } from './printer-session.ts';
import { partingBytes } from './cut-bytes.ts';

/** `buffered`: the printer may hold bytes of a job that is over; `uncut`: it holds none, but paper of it may hang out. */
export type Remains = 'nothing' | 'uncut' | 'buffered';

/** Where a job stopped: `halfBytes` NULs end a command that may have been cut in the middle (0: it was not). */
export type Stop = { readonly remains: Remains; readonly halfBytes: number };

/** Nothing is left. */
export const nothing: Stop = { remains: 'nothing', halfBytes: 0 };

/** The answer to DLE DC4 8 comes at once, whatever the printer is doing. */
const clearMs = 1000;
/** What was left of a job is two pieces at most: 24 mm and a cut. */
const settleMs = 4000;

/** Lets come out what cannot be dropped; true: all of it has. */
const waitOut = async (session: PrinterSession, model: PrinterModel): Promise<boolean> => {
  const status = await session.askStatus();
  if (!status.online) return false;
  if (model.confirms === 'gs-r') return session.settle(settleMs, true);
  const after = await session.watchStatus(settleMs / 4, new AbortController().signal);
  return after.online;
};

/** Takes away what it can now; answers what is left. Rejects with a ChannelError when the connection breaks: then everything is as before. */
export const cleanUp = async (session: PrinterSession, model: PrinterModel, stop: Stop): Promise<Stop> => {
  if (stop.remains === 'nothing') return stop;
  if (stop.remains === 'buffered') {
    const isDropped = model.clears === 'dle-dc4' && (await session.clearBuffer(clearMs));
    // Before anything else, even a question: inside half a command it would be taken for the size of a picture. NULs do nothing between commands,
    // and are white dots in a picture.
    if (!isDropped && stop.halfBytes > 0) await session.send(new Uint8Array(stop.halfBytes));
    if (!isDropped && !(await waitOut(session, model))) return { remains: 'buffered', halfBytes: 0 };
  }
  const uncut: Stop = { remains: 'uncut', halfBytes: 0 };
  const status = await session.askStatus();
  if (!status.online) return uncut;
  await session.send(partingBytes(model));
  if (model.confirms === 'gs-r' && !(await session.settle(settleMs, false))) return uncut;
  return nothing;
};
