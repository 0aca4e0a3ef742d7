/** A connection on which nothing of a file arrives for so long is taken for none. */
const patienceMs = 60_000;

/** What was asked for did not come. */
export class FetchFailed extends Error {
  /** Whether the site answered that there is no such thing; else there may be one later. */
  readonly isGone: boolean;

  constructor(message: string, { isGone, cause }: { readonly isGone: boolean; readonly cause?: unknown }) {
    super(message, { cause });
    this.isGone = isGone;
  }
}

/** @throws FetchFailed, and what the signal was aborted with */
export async function fetchWhole(
  address: string,
  signal: AbortSignal,
  cache: RequestCache = 'no-store',
): Promise<Response> {
  const late = AbortSignal.timeout(patienceMs);
  const giveUp = new AbortController();
  for (const one of [signal, late]) one.addEventListener('abort', () => giveUp.abort(), { once: true });
  signal.throwIfAborted();
  try {
    const response = await fetch(address, { cache, signal: giveUp.signal });
    if (response.ok) return new Response(await response.blob(), response);
    const isGone = response.status === 404 || response.status === 410;
    throw new FetchFailed(`${address} was answered with ${response.status}`, { isGone });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof FetchFailed) throw error;
    throw new FetchFailed(`${address} did not arrive`, { isGone: false, cause: error });
  }
}
