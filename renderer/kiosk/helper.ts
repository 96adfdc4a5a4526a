import type { Intent } from '../../domain/contract/intent.ts';
import type { PlainTextKey } from '../../domain/text/catalogue.ts';
import type { IconName } from '../look/icon-paths.ts';

/** A small helper at the lower edge: an intent without arguments, its word and its picture. */
export interface Helper {
  readonly kind: Extract<
    Intent,
    {
      kind:
        | 'gifts'
        | 'mine'
        | 'history'
        | 'change-card'
        | 'no-card'
        | 'type-card'
        | 'type-receipt'
        | 'back'
        | 'code-help'
        | 'full-terms'
        | 'enter-code'
        | 'forgot-card'
        | 'on-phone'
        | 'map'
        | 'leave-questionnaire'
        | 'slip-words';
    }
  >['kind'];
  readonly word: PlainTextKey;
  readonly icon: IconName;
}

/** Helpers of a visit. A typed number sees neither gifts nor what is the member's. `doors`: the gifts have a door of their own; `few`: a crowd waits. */
export function visitHelpers(typedIdentity: boolean, phoneWaits = false, shows: 'all' | 'doors' | 'few' = 'all'): readonly Helper[] {
  const change: Helper = { kind: 'change-card', word: 'act.change-card', icon: 'swap' };
  if (typedIdentity) return [change];
  if (shows === 'few') return [{ kind: 'mine', word: 'act.more', icon: 'plus' }, change];
  const code: readonly Helper[] = phoneWaits ? [{ kind: 'enter-code', word: 'act.confirm-phone', icon: 'check' }] : [];
  // the row holds six words; whoever has a number to confirm does that first
  const map: readonly Helper[] = phoneWaits ? [] : [{ kind: 'map', word: 'act.map', icon: 'pin' }];
  const gifts: readonly Helper[] = shows === 'doors' ? [] : [{ kind: 'gifts', word: 'act.gifts', icon: 'gift' }];
  return [...code, ...gifts, { kind: 'mine', word: 'act.mine', icon: 'person' }, ...map, change];
}
