/** Cuts the report of a magnetic stripe reader into its tracks. */
import type { UnreadableReason } from './reader.ts';
import type { StripeLayout, TrackLayout } from './report-layout.ts';

/** Tracks as copies (the receiver wipes them; null = not read), or why nothing could be read. */
export type StripeOutput =
  | { readonly kind: 'tracks'; readonly tracks: readonly (Uint8Array | null)[] }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason };

const trackBytes = (payload: Uint8Array, layout: TrackLayout): Uint8Array | 'lying' | null => {
  const room = Math.max(0, Math.min(layout.data.count, payload.length - layout.data.offset));
  if (layout.statusOffset !== null && (payload[layout.statusOffset] ?? 0) !== 0) return null;
  const low = layout.length === null ? room : (payload[layout.length.offset] ?? 0);
  const high = layout.length?.count === 2 ? (payload[layout.length.offset + 1] ?? 0) : 0;
  const length = low + 256 * high;
  if (length > room) return 'lying';
  let end = layout.data.offset + length;
  // Without a length, and behind a generous one, the rest of the report is zero.
  while (end > layout.data.offset && payload[end - 1] === 0) end--;
  return end === layout.data.offset ? null : payload.slice(layout.data.offset, end);
};

/** The tracks in one report. `payload` is a report without its id. */
export const decodeStripe = (layout: StripeLayout, payload: Uint8Array): StripeOutput => {
  const tracks: (Uint8Array | null)[] = [];
  for (const track of layout.tracks) {
    const bytes = trackBytes(payload, track);
    if (bytes === 'lying') {
      for (const read of tracks) read?.fill(0);
      return { kind: 'unreadable', reason: 'lying-length' };
    }
    tracks.push(bytes);
  }
  return tracks.every((track) => track === null) ? { kind: 'unreadable', reason: 'empty' } : { kind: 'tracks', tracks };
};
