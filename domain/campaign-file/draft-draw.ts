import type { CampaignFile } from '../contract/campaign-file.ts';
import type { CampaignDraw } from '../contract/draw.ts';
import type { MinorOf } from './draft-money.ts';
import type { MomentReader } from './draft-moment.ts';
import type { DraftNotes } from './draft-notes.ts';
import { daysIn } from './draft-points.ts';
import { textsOf } from './draft-texts.ts';

/** A draw with local times. @see campaignDraw */
export interface DraftDraw extends Omit<CampaignDraw, 'closesAtMs' | 'drawnAtMs'> {
  readonly closesLocal: string;
  readonly drawnLocal: string;
}

/** Reads `draw`. */
export function drawOf(draw: CampaignFile['draw'], money: MinorOf, moments: MomentReader, notes: DraftNotes): DraftDraw | null {
  if (draw === undefined) return null;
  return {
    closesLocal: moments.end(draw.closes, ['draw', 'closes']),
    drawnLocal: moments.noon(draw.drawn, ['draw', 'drawn']),
    publicValue: textsOf(draw.publicValue, ['draw', 'publicValue'], notes),
    prizes: draw.prizes.map((each, index) => ({
      prizeId: each.prize,
      name: textsOf(each.name, ['draw', 'prizes', index, 'name'], notes),
      units: each.units,
      valueMinor: each.value === undefined ? 0 : money(each.value, ['draw', 'prizes', index, 'value']),
    })),
    reserves: draw.reserves ?? draw.prizes.reduce((sum, each) => sum + each.units, 0),
    claimDays: daysIn(draw.claimWithin) ?? 1,
    onePrizeEach: draw.severalPrizes !== true,
  };
}
