import type { Intent } from '../../domain/contract/intent.ts';
import type { PlainTextKey } from '../../domain/text/catalogue.ts';
import type { IconName } from '../look/icon-paths.ts';

/** A small helper at the lower edge: an intent without arguments, its word and its picture. */
export interface Helper {
  readonly kind: Extract<
    Intent,
    { kind: 'gifts' | 'history' | 'change-card' | 'no-card' | 'type-card' | 'type-receipt' | 'back' | 'code-help' | 'full-terms' }
  >['kind'];
  readonly word: PlainTextKey;
  readonly icon: IconName;
}

/** Helpers of a visit. A typed number sees neither gifts nor history. */
export function visitHelpers(typedIdentity: boolean): readonly Helper[] {
  const change: Helper = { kind: 'change-card', word: 'act.change-card', icon: 'swap' };
  if (typedIdentity) return [change];
  return [{ kind: 'gifts', word: 'act.gifts', icon: 'gift' }, { kind: 'history', word: 'act.history', icon: 'history' }, change];
}
