/**
 * Bytes that can really be wiped. V8 keeps a typed array of up to 64 bytes inside its own heap; as soon as a view is made of it (`subarray`), or the collector
 * moves it, a second copy is left behind that no `fill(0)` reaches. Bytes over an ArrayBuffer of their own have one place, and stay there.
 */

/** Zeros that hold card data later. */
export const wipeable = (length: number): Uint8Array => new Uint8Array(new ArrayBuffer(length));

/** A copy that can be wiped apart from its original. */
export const wipeableCopy = (bytes: Uint8Array): Uint8Array => {
  const copy = wipeable(bytes.length);
  copy.set(bytes);
  return copy;
};
