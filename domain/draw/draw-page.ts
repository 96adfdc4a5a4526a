import { drawPageSize } from '../contract/draw.ts';
import type { DrawDocument } from '../contract/draw.ts';

/** Id of the n-th page of a draw's entry list, from 1. */
export function drawPageId(drawId: string, page: number): string {
  return `${drawId}/${String(page).padStart(6, '0')}`;
}

/** Ids of all pages of a closed draw, in order. */
export function drawPageIds({ id, entries }: Pick<DrawDocument, 'id' | 'entries'>): readonly string[] {
  return Array.from({ length: Math.ceil(entries / drawPageSize) }, (_, index) => drawPageId(id, index + 1));
}
