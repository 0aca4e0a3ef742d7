import { homedir, tmpdir } from 'node:os';
import type { Answer } from '../raw-http';

/** The host that stands in everything forged. */
export const evilHost = 'evil.example';

const needed: readonly (readonly [string, RegExp])[] = [
  ['x-content-type-options', /^nosniff$/],
  ['referrer-policy', /^no-referrer$/],
  ['x-frame-options', /^DENY$/],
  ['cross-origin-opener-policy', /^same-origin$/],
  ['cross-origin-resource-policy', /^same-origin$/],
  ['permissions-policy', /^camera=\(\), microphone=\(\), geolocation=\(\), payment=\(\), usb=\(\)$/],
  ['content-security-policy', /^default-src 'none'.*frame-ancestors 'none'/],
  ['cache-control', /./],
];
/** Of an export the policy of a page stands in the page; a host adds what cannot be said there. */
const neededOfHost = needed.map(([name, pattern]) =>
  name === 'content-security-policy'
    ? ([name, /^frame-ancestors 'none'$/] as const)
    : ([name, pattern] as const),
);
const unwanted = ['x-powered-by', 'server', 'set-cookie', 'via'];
const strict = /^max-age=31536000; includeSubDomains$/;
const stackLine = /^\s*at .+:\d+:\d+\)?\s*$|\bat (?:async )?[\w.$<>]+ \((?:file|node|\/)/m;
/** An address that a reader, or a reader's browser, would follow. */
const evilLink =
  /(?:href|src|action|srcset|content|url)\s*[=:]\s*["']?(?:https?:)?[/\\]{2}[^"'\s>]*evil\.example/i;

/** What no answer may hold: places of this machine, marks of the programs behind it, and what its environment says. */
const secrets: readonly string[] = [
  'canary-of-the-environment',
  process.cwd(),
  homedir(),
  `${tmpdir()}/`,
  '/tmp/',
  'node_modules',
  'node:internal',
  'webpack-internal',
  'turbopack://',
  '.next/server',
  'lib/http/',
  'file:///',
  // Short values, and those of addresses that a page may well hold, are no secret by themselves.
  ...Object.values(process.env).filter((value) => value !== undefined && value.length >= 12),
].filter((text): text is string => text !== undefined && text.length > 2 && !text.includes('localhost'));

function isPageWithoutPolicy(status: number, headers: Answer['headers'], body: string): boolean {
  const isPage = status === 200 && headers.get('content-type')?.startsWith('text/html') === true;
  return (
    isPage &&
    body !== '' &&
    !/<meta http-equiv="Content-Security-Policy" content="default-src 'none'/.test(body)
  );
}

/** Constants of Next's own scripts, the same on every machine: where its modules stood below a root that it does not name. */
const ofNext = /"\/ROOT\/node_modules\/next\/|file:\/\/\/\$\{encodeURIComponent/g;

/** What is wrong with an answer, whatever was asked; undefined where nothing is. */
export function faultOf(
  asked: string,
  { status, headers, body }: Answer,
  { isHttps = false, mayBeBusy = false, isExport = false } = {},
): string | undefined {
  const report = (what: string) => `${JSON.stringify(asked.slice(0, 120))}: ${what}`;
  const isAnswered = (status >= 200 && status < 500) || (mayBeBusy && status === 503);
  if (!isAnswered) return report(`status ${status}`);
  const transport = headers.get('strict-transport-security');
  if (isHttps ? !strict.test(transport ?? '') : transport !== undefined)
    return report(`strict-transport-security: ${transport}`);
  for (const [name, pattern] of isExport ? neededOfHost : needed)
    if (!pattern.test(headers.get(name) ?? '')) return report(`${status} with ${name}: ${headers.get(name)}`);
  if (/unsafe-/.test(headers.get('content-security-policy') ?? '')) return report('an unsafe policy');
  if (isExport && isPageWithoutPolicy(status, headers, body)) return report('a page without its policy');
  for (const [name, value] of headers)
    if ((unwanted.includes(name) && !(isExport && value === 'nginx')) || name.startsWith('access-control-'))
      return report(`${name} is sent`);
  const location = headers.get('location');
  if (location !== undefined && !/^\/(?![/\\])/.test(location)) return report(`leads to ${location}`);
  const lines = [...headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  const secret = [...secrets, evilHost].find((text) => lines.includes(text));
  if (secret !== undefined) return report(`its headers hold ${secret}`);
  const isScript = headers.get('content-type')?.startsWith('text/javascript') === true;
  const own = isScript ? body.replaceAll(ofNext, '') : body;
  const told = secrets.find((text) => own.includes(text));
  if (told !== undefined) return report(`its body holds ${told}`);
  if (stackLine.test(body)) return report(`its body holds ${stackLine.exec(body)?.[0]}`);
  if (evilLink.test(body)) return report(`its body links ${evilLink.exec(body)?.[0]}`);
  // What the address itself says may be said again, as text.
  if (!asked.toLowerCase().includes('evil') && body.includes(evilHost))
    return report(`its body holds ${evilHost}`);
  return undefined;
}
