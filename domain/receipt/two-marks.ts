/**
 * Schemes whose paper has two marks, one of the authority and one of the till: Croatia (JIR and ZKI, both printed on every receipt; the address takes either one) and Slovakia
 * (identifier and OKP; the authority answers to both). Whoever types the address of the other mark has a second code for one paper, and the authority calls both genuine.
 *
 * So a receipt told by one mark is compared with those told by the other: same minute, same sum. The shop does not count, since Croatian codes name none and the visitor picks it.
 */

/** What is compared. */
export interface MarkedReceipt {
  /** `ReceiptReading.identity`; null for a typed receipt. */
  readonly identity: string | null;
  readonly amountMinor: number;
  /** `YYYY-MM-DDTHH:MM:SS` */
  readonly purchasedAtLocal: string;
  /** false: only the day is known, and nothing can be compared. */
  readonly timeKnown: boolean;
}

/** Mark of the authority and mark of the till, by the shape of their identities. */
const schemes = [
  { name: 'hr-cis', authority: /^hr-cis:[0-9a-f]{8}-/, till: /^hr-cis:[0-9a-f]{32}$/ },
  { name: 'sk-ekasa', authority: /^sk-ekasa:[OV]-/, till: /^sk-ekasa:[0-9A-F]{8}-/ },
] as const;

/** Weak keys: the one that this receipt is found by, and the one that its other half would be found by. None for all other schemes. */
export function twoMarkKeys(receipt: MarkedReceipt): { readonly stored: readonly string[]; readonly asked: readonly string[] } {
  const { identity, amountMinor, purchasedAtLocal, timeKnown } = receipt;
  if (identity === null || !timeKnown) return { stored: [], asked: [] };
  const keyOf = (scheme: string, mark: 'authority' | 'till'): string =>
    `weak:${scheme}/${mark}:${purchasedAtLocal.slice(0, 16)}:${amountMinor}`;
  for (const { name, authority, till } of schemes) {
    if (authority.test(identity)) return { stored: [keyOf(name, 'authority')], asked: [keyOf(name, 'till')] };
    if (till.test(identity)) return { stored: [keyOf(name, 'till')], asked: [keyOf(name, 'authority')] };
  }
  return { stored: [], asked: [] };
}
