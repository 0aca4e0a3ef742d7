import type { IncomingMessage } from 'node:http';
import { withLibrary } from '@/lib/library/current';
import { lesserAnswer } from '@/lib/site/lesser-answer';
import { type Captured, capture } from './capture';
import type { Context } from './context';
import type { FinishedPage } from './kept-pages';
import { bareContentPolicy, pageContentPolicy } from './security-headers';
import { etagOf } from './static-files';

/** What Next makes of a target, all of it of the generation that the request began with. */
export function made(
  request: IncomingMessage,
  ask: Parameters<typeof capture>[2],
  { library, next }: Context,
): Promise<Captured> {
  return withLibrary(library, () => capture(next, request, ask));
}

/** A page that a busy machine made less of is made anew after so long; sooner, and a slow answer would keep it busy. */
const lesserLifeMs = 10 * 60_000;

/** What Next answered, as it leaves: its texts put back, with the policy that it needs. */
export function finish(captured: Captured, context: Context, cacheControl: string): FinishedPage {
  const type = captured.headers['content-type'] ?? 'text/plain; charset=utf-8';
  const headers: Record<string, string> = {
    ...context.headers,
    'Content-Type': type,
    'Cache-Control': captured.status === 200 ? cacheControl : 'no-store',
    'Content-Security-Policy': bareContentPolicy,
  };
  if (captured.headers.location) headers.Location = captured.headers.location;
  let { body } = captured;
  let isLesser = false;
  if (type.startsWith('text/html') && !context.isDevelopment) {
    const html = context.library.restoreOnce(body.toString('utf8'));
    body = Buffer.from(html, 'utf8');
    isLesser = html.includes(` ${lesserAnswer}=""`);
    const { policy, unknown } = pageContentPolicy(html, context.knownScripts);
    headers['Content-Security-Policy'] = policy;
    const fonts = html.includes('class="katex') ? (context.formulaFonts ?? []) : [];
    if (fonts.length > 0) headers.Link = fonts.map(preloadFont).join(', ');
    for (const script of unknown) context.log(`a page holds an inline script of no known shape: ${script}`);
  } else if (type.startsWith('text/html')) delete headers['Content-Security-Policy'];
  const { status } = captured;
  const etag = cacheControl === 'no-store' ? '' : etagOf(body);
  return { status, headers, etag, body, ...(isLesser ? { until: performance.now() + lesserLifeMs } : {}) };
}

function preloadFont(address: string): string {
  return `<${address}>; rel=preload; as=font; type="font/woff2"; crossorigin`;
}
