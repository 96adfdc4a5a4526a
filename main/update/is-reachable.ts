const PROBE_MS = 10_000;

/** Whether the server answers this machine at all, whatever program runs on it. */
export async function isReachable(server: string): Promise<boolean> {
  try {
    return (await fetch(new URL('/healthz', server), { signal: AbortSignal.timeout(PROBE_MS) })).ok;
  } catch {
    return false;
  }
}
