/**
 * Whether an account is in a share of all accounts (a pilot; the rest is the control group): fixed by its id and the campaign's salt, the same on every machine,
 * and independent for different salts. FNV-1a 32 bit over UTF-16 code units, finished with murmur3's mixer because FNV alone mixes the last characters poorly.
 */
export function isInShare(accountId: string, share: { readonly perMille: number; readonly salt: string }): boolean {
  return mixed(hashOf(hashOf(0x811c9dc5, share.salt), accountId)) % 1000 < share.perMille;
}

function hashOf(seed: number, text: string): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

function mixed(hash: number): number {
  let value = hash ^ (hash >>> 16);
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
