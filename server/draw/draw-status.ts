import { existsSync } from 'node:fs';
import { drawEntriesMax } from '../../domain/contract/draw.ts';
import type { DrawDocument } from '../../domain/contract/draw.ts';
import { ticketNumber } from '../../domain/draw/ticket-number.ts';
import { publishedNames } from '../../domain/draw/verify-files.ts';
import type { Programme } from '../open-programme.ts';
import type { DrawFiles } from './draw-files.ts';

const HELD_MAX = 10_000;

/** A draw as the office and the command line see it. Nothing here names a person; `secret` is not in it. */
export interface DrawStatus {
  readonly id: string;
  readonly title: string;
  readonly state: DrawDocument['state'];
  readonly secretHash: string;
  readonly closesAtMs: number;
  readonly drawnAtMs: number;
  readonly publicValueAnnounced: string;
  /** Tickets on record so far, void ones included; from the closing on, those that are listed. */
  readonly tickets: number;
  /** Held receipts registered before the closing: what they would earn is lost unless they are decided before somebody closes the draw. 0 after it. */
  readonly heldReceipts: number;
  readonly listHash: string | null;
  readonly publicValue: string | null;
  readonly winners: number;
  readonly claims: readonly {
    readonly rank: number;
    readonly ticketId: string;
    /** The ticket as its holder knows it, `4821-0573-9164`. */
    readonly ticket: string;
    readonly prizeId: string;
    readonly state: string;
    readonly untilMs: number;
    readonly reference: string | null;
    readonly reason: string;
  }[];
  readonly files: readonly string[];
}

/** State of a draw, its files written if they were not; null when there is none. */
export async function drawStatus(programme: Programme, files: DrawFiles, drawId: string): Promise<DrawStatus | null> {
  const draw = await files.publish(drawId);
  if (draw === null) return null;
  const { plan } = draw;
  const isOpen = draw.state === 'announced';
  const { tickets, held } = await programme.store.read(async (transaction) => ({
    tickets: isOpen ? (await transaction.ticketsOf(drawId, '', drawEntriesMax)).length : draw.entries,
    held: isOpen ? await transaction.heldReceipts(HELD_MAX) : [],
  }));
  return {
    id: draw.id,
    title: draw.title.en,
    state: draw.state,
    secretHash: draw.secretHash,
    closesAtMs: plan.closesAtMs,
    drawnAtMs: plan.drawnAtMs,
    publicValueAnnounced: plan.publicValue.en,
    tickets,
    heldReceipts: held.filter((receipt) => receipt.registeredAtMs < plan.closesAtMs).length,
    listHash: draw.listHash,
    publicValue: draw.publicValue,
    winners: draw.winners.length,
    claims: draw.claims.map(({ rank, ticketId, prizeId, state, untilMs, voucherReference, reason }) => ({
      rank,
      ticketId,
      ticket: ticketNumber(ticketId),
      prizeId,
      state,
      untilMs,
      reference: voucherReference,
      reason,
    })),
    files: publishedNames.filter((name) => existsSync(files.pathOf(drawId, name))),
  };
}
