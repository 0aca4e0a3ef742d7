/** An address asked for, decoded once. */
export interface Address {
  /** Decoded path, NFC, beginning with `/`, without a slash at the end (but for `/`). */
  readonly pathname: string;
  /** Its parts between slashes, decoded. */
  readonly parts: readonly string[];
  /** The first of each parameter. */
  readonly query: ReadonlyMap<string, string>;
}

const longestTarget = 4096;

/**
 * The address of a request target (`/learn/a?page=2`), or why it is refused.
 * @example
 * parseAddress('/learn/biology?page=2'); // { pathname: '/learn/biology', parts: ['learn', 'biology'], query }
 * parseAddress('/learn/%ff'); // { refused: 'malformed' }
 */
export function parseAddress(target: string): Address | { readonly refused: 'too-long' | 'malformed' } {
  if (target.length > longestTarget) return { refused: 'too-long' };
  const [rawPath = '', rawQuery = ''] = splitOnce(target.replace(/#.*$/s, ''), '?');
  if (!rawPath.startsWith('/') || rawPath.startsWith('//') || rawPath.includes('\\'))
    return { refused: 'malformed' };
  const parts: string[] = [];
  for (const raw of rawPath.split('/').slice(1)) {
    const part = decode(raw);
    if (part === undefined || isUnsafe(part)) return { refused: 'malformed' };
    parts.push(part);
  }
  while (parts.at(-1) === '') parts.pop();
  const query = new Map<string, string>();
  for (const [key, value] of new URLSearchParams(rawQuery)) if (!query.has(key)) query.set(key, value);
  return { pathname: `/${parts.join('/')}`, parts, query };
}

/** A slash or a dot segment that was hidden in an encoding, or a control character. */
function isUnsafe(part: string): boolean {
  return part === '.' || part === '..' || /[/\\\p{Cc}]/u.test(part);
}

function decode(raw: string): string | undefined {
  try {
    return decodeURIComponent(raw).normalize('NFC');
  } catch {
    return undefined;
  }
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
