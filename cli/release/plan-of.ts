import { kioskId } from '../../domain/contract/primitive.ts';
import { rolloutPlan } from '../../domain/release/rollout.ts';
import type { RolloutPlan, Wave } from '../../domain/release/rollout.ts';
import { WrongUse } from './wrong-use.ts';

const HOUR_MS = 3_600_000;
const usual = ['1%+24', '10%+24', '100%+24'];

/** `SHARE[@TIME][+HOURS]`: `10%`, `K1,K2+24`, `100%@2026-12-01T03:00Z`. */
function waveOf(text: string, nowMs: number): Wave {
  const match = /^([^@+]+)(?:@([^+]+))?(?:\+(\d{1,3}(?:\.\d{1,3})?))?$/.exec(text);
  const [, who = '', time, hours = '24'] = match ?? [];
  const percent = /^(\d{1,3})%$/.exec(who)?.[1];
  const startsAtMs = time === undefined ? nowMs : Date.parse(time);
  if (match === null || Number.isNaN(startsAtMs) || startsAtMs < 0)
    throw new WrongUse(`--wave ${text} is no wave; for example 10%+24 or K1,K2@2026-12-01T03:00Z`);
  const healthyMs = Math.round(Number(hours) * HOUR_MS);
  if (percent !== undefined) return { who: { percent: Number(percent) }, startsAtMs, healthyMs };
  const kioskIds = who.split(',');
  const wrong = kioskIds.find((id) => !kioskId.safeParse(id).success);
  if (wrong !== undefined) throw new WrongUse(`--wave ${text}: "${wrong}" is neither a share (10%) nor a kiosk (K1)`);
  return { who: { kioskIds }, startsAtMs, healthyMs };
}

/** The plan of a release as it was typed. Throws WrongUse. */
export function planOf(waves: readonly string[], failPercent: string, nowMs: number): RolloutPlan {
  const parsed = rolloutPlan.safeParse({
    waves: (waves.length === 0 ? usual : waves).map((each) => waveOf(each, nowMs)),
    failPercent: Number(failPercent),
  });
  if (!parsed.success)
    throw new WrongUse(`these waves cannot be: ${parsed.error.issues[0]?.path.join('.') ?? ''} ${parsed.error.issues[0]?.message ?? ''}`);
  return parsed.data;
}
