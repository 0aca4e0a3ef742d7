import { generateNKeysBetween } from 'fractional-indexing';
import { titlesPath } from '@/lib/site/paths';
import { applyChanges } from '@/lib/study/model/merge';
import type { Change, Rating } from '@/lib/study/model/records';
import { emptyState } from '@/lib/study/model/study-state';
import { titleParts } from '@/lib/study/model/title-part';
import { dayMs, minuteMs } from '@/lib/study/recall/study-day';
import { buildStudyFile } from '@/lib/study/transfer/study-file';
import { createRandom } from '../random';
import { sitemapPages } from '../trust/sitemap';

/** So long a reader has studied, in days. */
const studiedDays = 180;
const reviewsOfCard = 8;
/** One in so many saved questions has a note, a highlight or a tick. */
const oneIn = 4;

interface Question {
  /** Question path, `subject/slug`. */
  readonly path: string;
  readonly title: string;
}

interface ShelfSize {
  readonly saved: number;
  readonly reviews: number;
  /** Milliseconds since 1970, when the last review was made. */
  readonly nowMs: number;
}

/** The questions of a site with their titles, as its shelf asks for them. */
export async function questionsOf(site: string): Promise<readonly Question[]> {
  const counts = new Map<string, number>();
  for (const page of await sitemapPages(site)) {
    const [, subject] = /^\/learn\/([^/]+)\/questions\/[^/]+$/.exec(page) ?? [];
    if (subject !== undefined) counts.set(subject, (counts.get(subject) ?? 0) + 1);
  }
  const questions: Question[] = [];
  for (const [subject, count] of counts)
    for (let part = 0; part < titleParts(count); part++) {
      const answer = await fetch(site + titlesPath(subject, titleParts(count), part));
      const entries: readonly (readonly [string, string])[] = await answer.json();
      for (const [slug, title] of entries) questions.push({ path: `${subject}/${slug}`, title });
    }
  return questions;
}

/** The file of a reader who has saved so many questions in one list and reviewed so often; the same one each time. */
export function fullShelf(questions: readonly Question[], { saved, reviews, nowMs }: ShelfSize): string {
  const random = createRandom(saved + reviews);
  const firstMs = nowMs - studiedDays * dayMs;
  const kept = questions.slice(0, saved);
  if (kept.length < saved) throw new Error(`the site has ${kept.length} questions, not ${saved}`);
  const keys = generateNKeysBetween(null, null, saved);
  const changes: Change[] = kept.map(({ path, title }, i) => {
    const at = { savedMs: firstMs + i * minuteMs, updatedMs: firstMs + i * minuteMs };
    const order = keys[i] ?? '';
    return { kind: 'saved', record: { id: `saved/${path}`, list: 'saved', path, title, order, ...at } };
  });
  for (const [i, question] of kept.entries())
    if (i % oneIn === 0) changes.push(...writings(question, firstMs + i));
  for (let i = 0; i < reviews; i++) {
    const card = kept[Math.floor(i / reviewsOfCard) % saved]?.path ?? '';
    const reviewedMs = Math.floor(firstMs + random() * (nowMs - firstMs));
    const rating = (1 + Math.floor(random() * 4)) as Rating;
    const of = { card, rating, reviewedMs, zoneMinutes: 0, tookMs: 5_000 };
    changes.push({ kind: 'review', record: { id: `review-${i}`, updatedMs: reviewedMs, ...of } });
  }
  // A card that is rated is given its title, as the page of reviews does.
  for (const { path, title } of kept.slice(0, Math.ceil(reviews / reviewsOfCard))) {
    const at = { isSuspended: false, buriedUntilMs: 0, updatedMs: firstMs };
    changes.push({ kind: 'card', record: { id: path, path, title, ...at } });
  }
  return buildStudyFile(applyChanges(emptyState, changes));
}

function writings({ path, title }: Question, updatedMs: number): readonly Change[] {
  const quotation = { quote: 'words of the answer', prefix: 'before ', suffix: ' after', start: 100 };
  const of = { path, title, updatedMs };
  return [
    {
      kind: 'note',
      record: {
        ...of,
        id: `note-${path}`,
        text: `What I have to mind of ${title}`.repeat(3),
        writtenMs: updatedMs,
      },
    },
    {
      kind: 'highlight',
      record: { ...of, ...quotation, id: `mark-${path}`, note: 'why', markedMs: updatedMs },
    },
    { kind: 'tick', record: { id: path, isUnderstood: true, updatedMs } },
  ];
}
