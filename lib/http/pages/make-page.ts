import type { IncomingMessage } from 'node:http';
import { pace, paced } from '@/lib/concurrency/pace';
import type { Context } from '@/lib/http/context';
import { etagOf } from '@/lib/http/send/static-files';
import { withLibrary } from '@/lib/library/current';
import { type PageNotes, withNotes } from '@/lib/library/send-once';
import { formulaFontPath } from '@/lib/site/static-paths';
import { type Captured, capture } from './capture';
import { finishHtml } from './finish-html';
import type { FinishedPage } from './page-cache';
import { isPassing } from './passing-failure';
import { bareContentPolicy, pageContentPolicy } from './security-headers';

/** What Next made of a target, and what the page handed over beside it. */
export interface MadePage extends Captured {
  readonly notes: PageNotes;
}

/**
 * What Next makes of a target, all of it of the snapshot that the request began with.
 * @throws what kept it from that, where who asks may come again: Next would say that the site is broken
 */
export async function made(
  request: IncomingMessage,
  ask: Parameters<typeof capture>[2],
  { library: opened, next, isDevelopment, isDamaged }: Context,
): Promise<MadePage> {
  const { library, notes } = withNotes(opened);
  await pace.turn();
  // In development nobody puts back what is sent once.
  const captured = await withLibrary(isDevelopment ? opened : library, () =>
    paced(capture(next, request, ask)),
  );
  if (captured.status < 500) return { ...captured, notes };
  if (isPassing(notes.failure)) throw notes.failure;
  if (await isDamaged?.()) throw new Error('what is served is damaged');
  return { ...captured, notes };
}

/** A page that a busy machine made less of is made anew after so long; sooner, and a slow answer would keep it busy. */
const lesserLifeMs = 10 * 60_000;

/** Seconds after which a search that failed is worth another try. */
const searchAgainAfter = '5';

/** What Next answered, as it leaves: its texts put back, with the policy that it needs. */
export function finish(page: MadePage, context: Context, cacheControl: string): FinishedPage {
  const type = page.headers['content-type'] ?? 'text/plain; charset=utf-8';
  const { notes } = page;
  const hasFailed = notes.hasSearchFailed && page.status === 200;
  const status = hasFailed ? 503 : page.status;
  const headers: Record<string, string> = {
    'Content-Type': type,
    'Cache-Control': status === 200 ? cacheControl : 'no-store',
    'Content-Security-Policy': bareContentPolicy,
  };
  if (notes.hasSearchFailed) headers['Retry-After'] = searchAgainAfter;
  if (page.headers.location) headers.Location = page.headers.location;
  let { body } = page;
  if (type.startsWith('text/html') && !context.isDevelopment) {
    const finished = finishHtml(body.toString('utf8'), notes, context.knownScripts);
    body = Buffer.from(finished.html, 'utf8');
    headers['Content-Security-Policy'] = pageContentPolicy(finished);
    // Asked for ahead, so that no line moves when they arrive.
    const fonts = [...notes.formulaFonts].sort().map(formulaFontPath);
    if (fonts.length > 0) headers.Link = fonts.map(preloadFont).join(', ');
    for (const part of finished.unknown)
      context.log(
        `a page holds a script or style of an unknown shape, which is not allowed to run: ${part.slice(0, 80)}`,
      );
  } else if (type.startsWith('text/html')) delete headers['Content-Security-Policy'];
  const etag = cacheControl === 'no-store' ? '' : etagOf(body);
  const until = notes.isLesser ? { until: performance.now() + lesserLifeMs } : {};
  return { status, headers, etag, body, ...until };
}

function preloadFont(address: string): string {
  return `<${address}>; rel=preload; as=font; type="font/woff2"; crossorigin`;
}
