/** The edge to the network. Everything above it is the same in a mall, a test and the simulation. */

/** An answer of the server, whatever its status. */
export interface LinkAnswer {
  readonly status: number;
  readonly body: string;
}

/** A download that may go on where an earlier one stopped. `status` 206: the bytes begin at the asked offset; 200: at 0. */
export interface LinkDownload {
  readonly status: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Rejects with any Error when no answer came (refused, cut, timed out). */
export interface Link {
  post(
    path: string,
    body: string,
    options: { readonly headers: Readonly<Record<string, string>>; readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<LinkAnswer>;
  download(
    path: string,
    options: { readonly fromByte: number; readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<LinkDownload>;
}

/** A link with a switch: the network cut of the devices page and of tests. */
export interface CuttableLink extends Link {
  /** While cut nothing goes out, and what is under way is lost. */
  setCut(isCut: boolean): void;
  isCut(): boolean;
}

/** Puts the switch into a link. */
export function cuttableLink(link: Link): CuttableLink {
  let cut = new AbortController();
  let isCut = false;
  const through = <T>(signal: AbortSignal, action: (both: AbortSignal) => Promise<T>): Promise<T> =>
    isCut ? Promise.reject(new Error('the network is cut')) : action(AbortSignal.any([signal, cut.signal]));
  return {
    post: (path, body, options) => through(options.signal, (signal) => link.post(path, body, { ...options, signal })),
    download: (path, options) => through(options.signal, (signal) => link.download(path, { ...options, signal })),
    isCut: () => isCut,
    setCut: (next) => {
      if (next === isCut) return;
      isCut = next;
      if (isCut) cut.abort();
      else cut = new AbortController();
    },
  };
}
