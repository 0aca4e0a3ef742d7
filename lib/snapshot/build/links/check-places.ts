import type { AnswerReader } from '@/lib/catalog/answer-store';
import { buildDiagnostic, type Diagnostic } from '@/lib/content/diagnostic';
import { placesOfAnswer } from '@/lib/markdown/render/places-of-answer';
import { remedyOfPlace } from '@/lib/markdown/render/remedy-of-place';
import { excessOfAnswer } from '@/lib/markdown/scan/bounds/answer-excess';
import { placeOfLink } from '@/lib/markdown/tree/links/question-links';
import { shortened } from '@/lib/text/excerpts/shortened';
import type { LinkedPlace } from './resolve-links';

/** The places of the answers whose headings are linked to, by the hash of the question and its answer. */
export type KnownPlaces = readonly (readonly [contentHash: string, places: readonly string[]])[];

const prefix = 'user-content-';

/**
 * Warnings for links to headings that are not there. An answer is taken apart only where a link names a heading of it, and
 * once until it changes.
 * @param known what the build before learned
 * @returns what the next build may start from
 */
export async function checkPlaces(
  linked: readonly LinkedPlace[],
  answers: AnswerReader,
  known: KnownPlaces = [],
): Promise<{ readonly diagnostics: readonly Diagnostic[]; readonly places: KnownPlaces }> {
  const before = new Map(known);
  const places = new Map<string, readonly string[]>();
  const diagnostics: Diagnostic[] = [];
  for (const { from, to, written, line } of linked) {
    const hash = to.contentHash;
    const own = places.get(hash) ?? before.get(hash) ?? placesOf(await answers.read(to.answerPlace));
    places.set(hash, own);
    const place = placeOfLink(written);
    if (own.includes(place) || place.startsWith(`${prefix}eq:`)) continue;
    diagnostics.push(
      buildDiagnostic({
        kind: 'link-place',
        file: from.file,
        line,
        field: from.field,
        message: `the link ${shortened(written, 80)} leads to ${to.file}, which has no such heading`,
        remedy: remedyOfPlace(place, own),
      }),
    );
  }
  return { diagnostics, places: [...places] };
}

function placesOf(answer: string): readonly string[] {
  return excessOfAnswer(answer) === undefined ? placesOfAnswer(answer) : [];
}
