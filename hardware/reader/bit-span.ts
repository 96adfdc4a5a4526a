/**
 * Where something stands in a report, in bits. Reports are bit strings: HID 1.11 (section 5.6) packs fields without regard to byte borders,
 * the least significant bit first.
 */

import { wipeable } from '../../domain/card/wipeable.ts';

/** `count` elements of `elementBits` bits each, from `offsetBits` after the report id. */
export type BitSpan = { readonly offsetBits: number; readonly elementBits: number; readonly count: number };

/** A run of whole bytes, counted after the report id: how manuals describe reports. */
export const bytesAt = (offset: number, count: number): BitSpan => ({ offsetBits: offset * 8, elementBits: 8, count });

/** The bits of `span` as one unsigned number, low bits first; bits behind the end of the report count as 0. At most 32 bits are looked at. */
export const numberAt = (payload: Uint8Array, span: BitSpan): number => {
  const bits = Math.min(32, span.elementBits * span.count);
  let value = 0;
  for (let i = 0; i < bits; i++) {
    const at = span.offsetBits + i;
    value += (((payload[at >> 3] ?? 0) >> (at & 7)) & 1) * 2 ** i;
  }
  return value;
};

/** How many elements of `span` the report really holds: a short report holds fewer than its descriptor says. */
export const roomIn = (payload: Uint8Array, span: BitSpan): number =>
  Math.max(0, Math.min(span.count, Math.floor((payload.length * 8 - span.offsetBits) / span.elementBits)));

/**
 * The first `count` elements as bytes, one each. Whole bytes on byte borders (every known device) are a view into the report, not a copy;
 * the caller must not keep it.
 */
export const elementsAt = (payload: Uint8Array, span: BitSpan, count: number): Uint8Array => {
  const { offsetBits, elementBits } = span;
  if (elementBits === 8 && offsetBits % 8 === 0) return payload.subarray(offsetBits / 8, offsetBits / 8 + count);
  const elements = wipeable(count);
  for (let i = 0; i < count; i++) elements[i] = numberAt(payload, { offsetBits: offsetBits + i * elementBits, elementBits, count: 1 });
  return elements;
};
