import { createHttpHandler } from '@/lib/http/http-handler';
import { setCurrentLibrary } from '@/lib/library/current';
import type { OpenedLibrary } from '@/lib/library/open-library';
import { listenApart } from '@/lib/runtime/listen';
import { httpHandlerOptions, openContent } from '@/lib/runtime/open-content';

/** What every site that makes pages for one export is opened with. */
export interface PageSiteOptions {
  readonly fallbackBaseUrl: string;
  readonly isSmall: boolean;
}

/** A site that makes pages of a snapshot for an export, and keeps none of them. */
export interface PageSite {
  readonly library: OpenedLibrary;
  /** Only this machine can ask it. */
  readonly port: number;
}

/** @param onFailure told why an answer comes as plain text */
export async function openPageSite(
  snapshot: string,
  { fallbackBaseUrl, isSmall }: PageSiteOptions,
  onFailure: (reason: string) => void,
): Promise<PageSite> {
  const content = await openContent(snapshot, {
    fallbackBaseUrl,
    onFailure,
    capabilities: { hasServer: false, hasQuestionTails: !isSmall, hasTakenFiles: !isSmall },
  });
  setCurrentLibrary(content.library);
  const front = createHttpHandler({
    ...(await httpHandlerOptions(content, { isDevelopment: false, port: 0 })),
    log: (message) => console.error(`stoa: ${message}`),
    cachedBytes: 0,
  });
  return { library: content.library, port: await listenApart(front.server) };
}
