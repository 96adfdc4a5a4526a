/** Parts of a web address as receipts print them. The rules run where there is no `URL`, and a till's address is often not a valid one. */

/** A web address in parts, nothing decoded. Joined again they are the address, but for the scheme and the user's name. */
export interface WebAddress {
  /** Lower case, without user name and port. */
  readonly host: string;
  /** From the first slash; '' where there is none. */
  readonly path: string;
  /** After `?`, without it. */
  readonly query: string;
  /** After `#`, without it; the parameters of pages that run in the browser stand here. */
  readonly fragment: string;
}

const scheme = /^https?:\/\//i;

/** The parts of an address that begins with http:// or https://, in any case; null for any other text. Looks at each character a few times at most. */
export function webAddressOf(text: string): WebAddress | null {
  const start = scheme.exec(text)?.[0].length ?? -1;
  if (start < 0) return null;
  const hash = indexOrEnd(text, '#', start);
  const mark = Math.min(indexOrEnd(text, '?', start), hash);
  const slash = Math.min(indexOrEnd(text, '/', start), mark);
  const host = text.slice(start, slash);
  return {
    host: host
      .slice(host.lastIndexOf('@') + 1)
      .replace(/:\d{1,5}$/, '')
      .toLowerCase(),
    path: text.slice(slash, mark),
    query: text.slice(mark + 1, hash),
    fragment: text.slice(hash + 1),
  };
}

function indexOrEnd(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at;
}

/** Whether the host is this domain or one below it: `consumer.oofd.kz` is of `oofd.kz`, `oofd.kz.example` is not. */
export function isHostOf(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}
