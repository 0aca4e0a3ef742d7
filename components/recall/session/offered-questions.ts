import { fetchPage } from '@/components/recall/load-question';
import type { Recall } from '@/components/recall/recall-state';
import { subjectPath, type TestRange, topicPath } from '@/lib/site/paths';
import { type DeckCard, pathOfCard } from '@/lib/study/recall/deck';

/** A question that a test may begin with. */
export interface OfferedQuestion {
  /** Question path, `subject/slug`. */
  readonly path: string;
  /** Empty where it was not read. */
  readonly title: string;
}

/** The questions of a range, as far as they were asked for, and which cards belong to it. */
export interface Offer {
  readonly name: string;
  readonly questions: readonly OfferedQuestion[];
  readonly holds: (card: DeckCard) => boolean;
}

/** Most pages of a list that are fetched for one test. */
const maxPages = 40;

/**
 * What a range offers, from the pages of the site that list it: as many as are needed to find enough that are new.
 * @param isNew whether a question was never seen
 * @throws where a page could not be fetched
 */
export async function offerOf(
  range: TestRange,
  { state, saved }: Pick<Recall, 'state' | 'saved'>,
  { isNew, enough }: { readonly isNew: (path: string) => boolean; readonly enough: number },
): Promise<Offer> {
  if ('question' in range) {
    const path = `${range.question.subject}/${range.question.slug}`;
    return { name: '', questions: [{ path, title: '' }], holds: (card) => card.path === path };
  }
  if ('list' in range)
    return ofPaths(listName(state, range.list), namelessQuestions(saved.get(range.list) ?? []));
  if ('subject' in range && range.path !== undefined) return ofLearningPath(range.subject, range.path);
  const pathOfPage = (page: number) =>
    'subject' in range ? subjectPath(range.subject, { page }) : topicPath(range.topic, { page });
  const found = await fetchList(pathOfPage, { isNew, enough });
  if (!('subject' in range)) return ofPaths(found.name, found.questions);
  return { ...found, holds: (card) => card.subject === range.subject };
}

export function namelessQuestions(paths: readonly string[]): readonly OfferedQuestion[] {
  return paths.map((path) => ({ path, title: '' }));
}

function listName(state: Recall['state'], list: string): string {
  const record = state.list.get(list);
  return record && 'name' in record ? record.name : 'Saved';
}

function ofPaths(name: string, questions: readonly OfferedQuestion[]): Offer {
  const paths = new Set(questions.map(({ path }) => path));
  return { name, questions, holds: ({ id }) => paths.has(pathOfCard(id)) };
}

async function ofLearningPath(subject: string, place: number): Promise<Offer> {
  const fetched = await fetchPage(subjectPath(subject));
  const section = fetched?.page.querySelectorAll('section:has(> h3 + ol)')[place];
  return ofPaths(section?.querySelector('h3')?.textContent ?? '', section ? questionsIn(section) : []);
}

async function fetchList(
  pathOfPage: (page: number) => string,
  { isNew, enough }: { readonly isNew: (path: string) => boolean; readonly enough: number },
): Promise<Omit<Offer, 'holds'>> {
  const found = new Map<string, OfferedQuestion>();
  let name = '';
  for (let number = 1; number <= maxPages; number++) {
    const fetched = await fetchPage(pathOfPage(number));
    const main = fetched?.page.querySelector('main');
    if (!main) break;
    name ||= main.querySelector('h1')?.textContent ?? '';
    for (const question of questionsIn(main))
      if (!found.has(question.path)) found.set(question.path, question);
    const fresh = [...found.keys()].filter(isNew);
    if (fresh.length >= enough || !main.querySelector('a[rel=next]')) break;
  }
  return { name, questions: [...found.values()] };
}

/** The questions that links of a page lead to. */
function questionsIn(parent: Element): readonly OfferedQuestion[] {
  return [...parent.querySelectorAll('a[href^="/learn/"]')].flatMap((link) => {
    const parts = (link.getAttribute('href') ?? '').split('/').map(decode);
    if (parts.length !== 5 || parts[3] !== 'questions') return [];
    return [{ path: `${parts[2]}/${parts[4]}`, title: link.textContent ?? '' }];
  });
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
