import { maxNameLength } from '@/lib/study/model/lists';
import { isQuestionPath, partsOfPath } from '@/lib/study/model/question-path';
import { fromBase64Url, toBase64Url } from '@/lib/text/base64-url';
import { deflate, inflate } from './deflate';

/** What a link hands over: a name and question paths in their order, nothing else of the reader's. */
export interface SharedList {
  readonly name: string;
  /** Question paths, `subject/slug`. */
  readonly paths: readonly string[];
}

export type SharedOutcome =
  | { readonly status: 'list'; readonly list: SharedList }
  | { readonly status: 'refused'; readonly reason: string };

/** Most questions of a link; longer lists go as files. */
export const maxSharedQuestions = 500;
const maxFragmentLength = 40_000;
const maxTextBytes = 200_000;
/** The part of an address that no server is sent. */
const mark = 'list=';
/** Codings: deflated, or as it is where a browser cannot deflate. */
const codings = { deflated: '1', plain: '0' } as const;

/**
 * The fragment of a link to a list: a line for the name, one for the subjects, and one for each question, its slug after
 * the number of its subject where that is another than the one before; deflated, in base64url.
 * @returns without `#`
 */
export async function buildShareFragment({ name, paths }: SharedList): Promise<string> {
  const parts = paths.map(partsOfPath);
  const subjects = [...new Set(parts.map(({ subject }) => subject))];
  const lines = parts.map(({ subject, slug }, i) =>
    subject === parts[i - 1]?.subject ? slug : `${subjects.indexOf(subject)}/${slug}`,
  );
  const text = [name.replace(/\n/g, ' '), subjects.join('/'), ...lines].join('\n');
  const bytes = new TextEncoder().encode(text);
  const deflated = await deflate(bytes);
  return deflated
    ? mark + codings.deflated + toBase64Url(deflated)
    : mark + codings.plain + toBase64Url(bytes);
}

/** Whether the fragment of an address hands over a list. */
export function isShareFragment(fragment: string): boolean {
  return fragment.replace(/^#/, '').startsWith(mark);
}

/** The list of a link. Anybody may have written it: it is bounded, and every path checked. */
export async function parseShareFragment(fragment: string): Promise<SharedOutcome> {
  const code = fragment.replace(/^#/, '').slice(mark.length);
  if (code.length > maxFragmentLength) return refuse('This link is longer than a list can be.');
  const bytes = fromBase64Url(code.slice(1));
  if (bytes === undefined || !Object.values<string>(codings).includes(code.slice(0, 1)))
    return refuse(
      'This link is damaged: a part of it is missing, or it was written by a newer version of this site.',
    );
  const whole = code.startsWith(codings.deflated) ? await inflate(bytes, maxTextBytes) : bytes;
  const list = whole && readList(new TextDecoder().decode(whole));
  return list ? { status: 'list', list } : refuse('This link is damaged: ask for it again, as a whole.');
}

function readList(text: string): SharedList | undefined {
  const [name = '', subjectLine = '', ...lines] = text.split('\n');
  if (lines.length === 0 || lines.length > maxSharedQuestions) return undefined;
  const subjects = subjectLine.split('/');
  const paths = new Set<string>();
  let subject: string | undefined;
  for (const line of lines) {
    const [, number, slug = ''] = /^(?:(\d{1,3})\/)?(.*)$/.exec(line) ?? [];
    if (number !== undefined) subject = subjects[Number(number)];
    const path = `${subject}/${slug}`;
    if (subject === undefined || !isQuestionPath(path)) return undefined;
    paths.add(path);
  }
  return { name: plainName(name), paths: [...paths] };
}

/** No control characters and no marks that turn the direction of what stands beside them. */
function plainName(name: string): string {
  return (
    name
      .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
      .trim()
      .slice(0, maxNameLength) || 'Shared list'
  );
}

function refuse(reason: string): SharedOutcome {
  return { status: 'refused', reason };
}
