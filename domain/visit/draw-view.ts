/** A member's tickets by draw: those to come first, soonest first, those without a day last, then the past ones. */
import type { AccountDocument } from '../contract/account-document.ts';
import type { CampaignVersion } from '../contract/campaign.ts';
import type { Language } from '../contract/primitive.ts';
import type { DrawView } from '../contract/screen-mine.ts';
import type { World } from '../decide/world.ts';
import { ticketNumber } from '../draw/ticket-number.ts';
import { unbroken } from '../text/unbroken.ts';
import { newestVersions } from './local-say.ts';
import type { ViewOptions } from './progress-view.ts';
import { drawnLocal } from './reward-view.ts';

/** A draw with all that its page and its slip tell. */
export interface DrawTickets {
  readonly view: DrawView;
  /** Numbers of the tickets as people say them (`domain/draw/ticket-number.ts`), ascending. */
  readonly numbers: readonly string[];
  readonly prizes: readonly string[];
  readonly publicValue: string | null;
  readonly address: string | null;
}

/** @see file comment */
export function drawTickets(world: World, account: AccountDocument, options: ViewOptions): DrawTickets[] {
  const campaigns = newestVersions(world.campaigns());
  const byDraw = new Map<string, string[]>();
  for (const { drawId, ticketIds } of account.tickets) byDraw.set(drawId, [...(byDraw.get(drawId) ?? []), ...ticketIds]);
  return [...byDraw]
    .filter(([, ticketIds]) => ticketIds.length > 0)
    .map(([drawId, ticketIds]) => oneDraw(drawId, ticketIds, campaigns.get(drawId), options))
    .sort(
      (a, b) =>
        Number(a.view.isOver) - Number(b.view.isOver) ||
        ((a.view.drawnLocal ?? '9') === (b.view.drawnLocal ?? '9')
          ? a.view.drawId < b.view.drawId
            ? -1
            : 1
          : (a.view.drawnLocal ?? '9') < (b.view.drawnLocal ?? '9')
            ? -1
            : 1),
    );
}

function oneDraw(drawId: string, ticketIds: readonly string[], version: CampaignVersion | undefined, options: ViewOptions): DrawTickets {
  const { language, atMs } = options;
  const draw = version?.draw ?? null;
  return {
    view: {
      drawId,
      title: unbroken(version?.title[language] ?? drawId),
      drawnLocal: version === undefined ? null : drawnLocal(version, options),
      isOver: draw !== null && draw.drawnAtMs <= atMs,
      tickets: ticketIds.length,
    },
    numbers: ticketIds.map(ticketNumber).sort(),
    prizes: (draw?.prizes ?? []).map((prize) => (prize.units === 1 ? prize.name[language] : `${prize.units} × ${prize.name[language]}`)),
    publicValue: draw?.publicValue[language] ?? null,
    address: publishedAt(version, language),
  };
}

/** Where the result is published, as the terms say it. */
function publishedAt(version: CampaignVersion | undefined, language: Language): string | null {
  const field = version?.legal?.fields['results-published'];
  if (typeof field === 'string') return field;
  return typeof field === 'object' ? field[language] : null;
}
