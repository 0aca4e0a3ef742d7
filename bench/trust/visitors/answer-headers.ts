import { type Answer, type Request, send } from '../raw-http';
import { type TrustRow, tryAll } from '../trust-group';
import { type AnswerKind, answerKinds, cacheControls } from './answer-kinds';
import { faultOf } from './fault-of';
import { homeFiles } from './home-files';

/** How an answer is asked for. */
export const forms: readonly (readonly [string, Partial<Request>])[] = [
  ['identity', {}],
  ['kept', {}],
  ['gzip', { headers: ['Accept-Encoding: gzip'] }],
  ['br', { headers: ['Accept-Encoding: gzip, br'] }],
  ['HEAD', { method: 'HEAD' }],
];

/** Each kind of answer in each form, its 304 too, and what is refused before it is a request. */
export async function tryAnswerHeaders(port: number): Promise<readonly TrustRow[]> {
  const hashed = await homeFiles(port);
  const kinds: readonly AnswerKind[] = [
    ...answerKinds,
    ...hashed.map((target) => ({ target, status: 200, cache: 'hashed' as const })),
  ];
  const cases = kinds.flatMap((kind) => forms.map((form) => ({ kind, form })));
  return [
    await tryAll('headers of every kind of answer', cases, async ({ kind, form: [name, request] }) => {
      const answer = await send(port, { target: kind.target, ...request });
      const fault = faultOf(kind.target, answer) ?? wrongHeader(kind, name, answer);
      return fault && `${kind.target.slice(0, 60)} as ${name}: ${fault}`;
    }),
    await tryAll(
      'headers of 304',
      kinds.filter(({ status, cache }) => status === 200 && cache !== 'anew'),
      async (kind) => {
        const etag = (await send(port, { target: kind.target })).headers.get('etag');
        if (etag === undefined) return `${kind.target}: no ETag`;
        const answer = await send(port, { target: kind.target, headers: [`If-None-Match: ${etag}`] });
        if (answer.body !== '' || answer.headers.get('etag') !== etag)
          return `${kind.target}: a body or no ETag`;
        return faultOf(kind.target, answer) ?? wrongHeader({ ...kind, status: 304 }, '304', answer);
      },
    ),
    await tryAll('headers of what is refused unread', refusals, async ([status, request]) => {
      const answer = await send(port, { target: '/', ...request });
      return (
        faultOf(String(status), answer) ??
        (answer.status === status && answer.headers.get('cache-control') === 'no-store'
          ? undefined
          : `${answer.status} in place of ${status}, ${answer.headers.get('cache-control')}`)
      );
    }),
  ];
}

const refusals: readonly (readonly [number, Partial<Request>])[] = [
  [405, { method: 'POST' }],
  [405, { method: 'TRACE' }],
  [405, { method: 'CONNECT', target: 'evil.example:443' }],
  [400, { method: 'BREW' }],
  [400, { headers: ['Host:', 'Host : x'] }],
  [400, { target: '/a b' }],
  [431, { headers: [`X-Large: ${'x'.repeat(20_000)}`] }],
  [431, { headers: Array.from({ length: 3000 }, (_, i) => `X-${i}: x`) }],
];

/** What is wrong with the headers of an answer of its kind and form; undefined where nothing is. */
export function wrongHeader({ status, cache }: AnswerKind, form: string, answer: Answer): string | undefined {
  if (answer.status !== status) return `${answer.status} in place of ${status}`;
  const control = answer.headers.get('cache-control') ?? '';
  if (!cacheControls[cache].test(control)) return `Cache-Control: ${control}`;
  const isPage = answer.headers.get('content-type')?.startsWith('text/html');
  const policy = answer.headers.get('content-security-policy') ?? '';
  if (isPage && !/script-src 'self'(?: 'sha256-[\w+/=]+')+;/.test(policy)) return `a page with ${policy}`;
  if (answer.headers.get('content-type') === undefined) return 'no Content-Type';
  const encoding = answer.headers.get('content-encoding');
  if (encoding !== undefined && encoding !== form) return `sent as ${encoding}`;
  if (isPage && (form === 'gzip' || form === 'br') && encoding !== form) return 'not compressed';
  const varies = answer.headers.get('vary');
  if (isPage || encoding !== undefined) {
    if (varies !== 'Accept-Encoding') return `Vary: ${varies}`;
  } else if (varies !== undefined && varies !== 'Accept-Encoding') return `Vary: ${varies}`;
  if (form === 'HEAD' && answer.body !== '') return 'a body';
  return undefined;
}
