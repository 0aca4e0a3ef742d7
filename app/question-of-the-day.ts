import type { Catalog } from '@/lib/catalog/open-catalog';
import type { QuestionRecord } from '@/lib/catalog/question-record';
import { pathHash } from '@/lib/text/path-hash';

/** A hidden question or a copy gives its day to the next one; a library of nothing else has no question of the day. */
const maxTried = 200;

/**
 * The question of a day (UTC, `YYYY-MM-DD`; today where it is none): the same all day on every server of the same
 * content.
 */
export function questionOfTheDay(catalog: Catalog, day: string | undefined): QuestionRecord | undefined {
  const date = /^\d{4}-\d\d-\d\d$/.test(day ?? '') ? day : new Date().toISOString().slice(0, 10);
  const { total } = catalog.frame;
  const start = pathHash(`the question of ${date}`);
  for (let i = 0; i < Math.min(total, maxTried); i++) {
    const question = catalog.record((start + i) % total);
    if (!question.noIndex && !question.isCopy) return question;
  }
  return undefined;
}
