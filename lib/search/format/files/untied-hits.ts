import type { Hit, SearchRequest, SearchResult } from '@/lib/search/format/protocol/search-answer';
import { shortenedLead } from '@/lib/text/excerpts/shorten-lead';

/** Of more hits no sentences are compared: what that costs the first time is bounded so. */
export const maxCompared = 5;

/** Tells for questions, by their paths, the sentence nearest a text; '' where that is not known. */
export type NearestSentences = (
  text: string,
  paths: readonly string[],
) => Promise<readonly string[] | undefined>;

/**
 * An answer in which hits that show no word of the query show the sentence of their answer that is nearest to it, where that
 * is known, and not the first.
 */
export async function withNearestSentences(
  answer: SearchResult,
  asked: { readonly text: string; readonly request: Pick<SearchRequest, 'isForList' | 'isOrderOnly'> },
  nearest: NearestSentences,
): Promise<SearchResult> {
  const untied = answer.hits.filter(isUntied).slice(0, maxCompared);
  if (untied.length === 0 || asked.request.isOrderOnly) return answer;
  const sentences = await nearest(asked.text, untied.map(pathOfHit));
  const hits = answer.hits.map((hit) => {
    const text = sentences?.[untied.indexOf(hit)];
    if (!text) return hit;
    const snippet = [{ text, marked: false }];
    return { ...hit, snippet: asked.request.isForList ? shortenedLead(snippet) : snippet };
  });
  return { ...answer, hits };
}

function isUntied({ snippet }: Hit): boolean {
  return !snippet.some(({ marked }) => marked);
}

export function pathOfHit({ subject, slug }: Pick<Hit, 'subject' | 'slug'>): string {
  return `${subject}/${slug}`;
}
