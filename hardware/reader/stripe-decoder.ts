/** Cuts the report of a magnetic stripe reader into its tracks. */
import { isTrackText, readTrackBits } from '../../domain/card/track-bits.ts';
import { wipeableCopy } from '../../domain/card/wipeable.ts';
import { type BitSpan, elementsAt, numberAt, roomIn } from './bit-span.ts';
import type { UnreadableReason } from './reader.ts';
import type { PackedTracks, StripeLayout, TrackLayout } from './report-layout.ts';

/** Tracks as copies (the receiver wipes them; null = not read), a licence that the reader itself tells, or why nothing could be read. */
export type StripeOutput =
  | { readonly kind: 'tracks'; readonly tracks: readonly (Uint8Array | null)[] }
  | { readonly kind: 'licence' }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason };

/** Card encode types of MagTek and ID TECH: 1 AAMVA (North American licences), 2 the older Californian ones. */
const licenceTypes: readonly number[] = [1, 2];

type Track = Uint8Array | 'lying' | 'damaged' | null;

/** Characters of one track: as sent, or out of its raw bits. Without a length, and behind a generous one, the rest of the room is zero. */
const readTrack = (bytes: Uint8Array): Track => {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  if (end === 0) return null;
  const sent = bytes.subarray(0, end);
  return isTrackText(sent) ? wipeableCopy(sent) : (readTrackBits(bytes) ?? 'damaged');
};

const trackOf = (payload: Uint8Array, layout: TrackLayout): Track => {
  if (layout.status !== null && numberAt(payload, layout.status) % 2 === 1) return null;
  const room = roomIn(payload, layout.data);
  const length = layout.length === null ? room : numberAt(payload, layout.length);
  return length > room ? 'lying' : readTrack(elementsAt(payload, layout.data, length));
};

const packedTracks = (payload: Uint8Array, packed: PackedTracks): readonly Track[] => {
  const room = roomIn(payload, packed.data);
  const all = elementsAt(payload, packed.data, room);
  const lengths = packed.lengths.map((span: BitSpan) => numberAt(payload, span));
  if (lengths.length === 0) return [readTrack(all)];
  if (lengths.reduce((sum, length) => sum + length, 0) > room) return ['lying'];
  let start = 0;
  return lengths.map((length) => {
    start += length;
    return readTrack(all.subarray(start - length, start));
  });
};

/** The tracks in one report. `payload` is a report without its id. */
export const decodeStripe = (layout: StripeLayout, payload: Uint8Array): StripeOutput => {
  if (layout.encodeType !== null && licenceTypes.includes(numberAt(payload, layout.encodeType))) return { kind: 'licence' };
  const read = layout.packed === null ? layout.tracks.map((track) => trackOf(payload, track)) : packedTracks(payload, layout.packed);
  const tracks = read.map((track) => (typeof track === 'string' ? null : track));
  if (read.includes('lying')) {
    for (const track of tracks) track?.fill(0);
    return { kind: 'unreadable', reason: 'lying-length' };
  }
  if (tracks.some((track) => track !== null)) return { kind: 'tracks', tracks };
  return { kind: 'unreadable', reason: read.includes('damaged') ? 'damaged' : 'empty' };
};
