import type { Speech } from '../../look/speech.ts';
import { floorWords } from './floor-words.ts';
import type { ShopPicking } from './shop-picking.svelte.ts';

/** What is to be done now to find the shop. */
export function shopLabel(picking: ShopPicking, filter: string, speech: Speech): string {
  if (picking.by !== 'name' && picking.group === null)
    return speech.say(picking.by === 'kind' ? 'picker.which-kind' : 'picker.which-floor');
  if (picking.by !== 'name') return picking.by === 'floor' ? floorWords(picking.group ?? '', speech) : (picking.group ?? '');
  if (filter === '') return speech.say('typed.shops-all');
  return speech.say('typed.shops-with', { filter: filter.toLocaleLowerCase(speech.language) });
}
