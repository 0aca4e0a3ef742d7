import { singular } from '@/lib/text/singular';
import { eachWord } from '@/lib/text/words';

/** A keyword that several questions share, under the form most of them write. */
export interface Topic {
  readonly slug: string;
  readonly name: string;
  /** Number of questions. */
  readonly count: number;
}

/** A topic with the catalog numbers of its questions, ascending. */
export interface TopicQuestions {
  readonly slug: string;
  readonly name: string;
  readonly numbers: readonly number[];
}

interface Keyworded {
  readonly keywords: readonly string[];
  /** Whether lists may name it. */
  readonly isListed: boolean;
}

/** Keywords of fewer questions are no topics. */
const fewestQuestions = 3;
/** A keyword beyond this is a sentence. */
const mostWords = 6;

/**
 * What a keyword is known by in addresses: its words folded and, in English, in the singular, with hyphens between
 * (`Natural Selections` → `natural-selection`, `C++` → `c-plus-plus`). Undefined where there is no word in it.
 */
export function topicSlug(keyword: string, language: string): string | undefined {
  const isEnglish = language.split('-')[0] === 'en';
  const words: string[] = [];
  eachWord(keyword, (folded) => {
    const word = isEnglish ? singular(folded) : folded;
    words.push(
      word
        .replaceAll('+', '-plus')
        .replaceAll('#', '-sharp')
        .replace(/[^\p{L}\p{N}\p{M}-]/gu, ''),
    );
  });
  const slug = words
    .join('-')
    .replace(/^-+|-+$/g, '')
    .normalize('NFC');
  return slug === '' || words.length > mostWords || slug.length > 80 ? undefined : slug;
}

/** The topics of a library, by slug: keywords of at least three listed questions. */
export function collectTopics(questions: readonly Keyworded[], language: string): readonly TopicQuestions[] {
  const found = new Map<string, { readonly numbers: number[]; readonly names: Map<string, number> }>();
  const slugs = new Map<string, string | undefined>();
  for (const [number, { keywords, isListed }] of questions.entries()) {
    if (!isListed) continue;
    for (const keyword of keywords) {
      if (!slugs.has(keyword)) slugs.set(keyword, topicSlug(keyword, language));
      const slug = slugs.get(keyword);
      if (slug === undefined) continue;
      let topic = found.get(slug);
      if (topic === undefined) {
        topic = { numbers: [], names: new Map() };
        found.set(slug, topic);
      }
      if (topic.numbers.at(-1) !== number) topic.numbers.push(number);
      topic.names.set(keyword, (topic.names.get(keyword) ?? 0) + 1);
    }
  }
  return [...found]
    .filter(([, { numbers }]) => numbers.length >= fewestQuestions)
    .map(([slug, { numbers, names }]) => ({ slug, name: commonest(names), numbers }))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

function commonest(names: ReadonlyMap<string, number>): string {
  const [first] = [...names].sort(([a, m], [b, n]) => n - m || a.length - b.length || (a < b ? -1 : 1));
  return first?.[0] ?? '';
}
