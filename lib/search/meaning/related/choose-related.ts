import { linksOf, linksWidth } from '@/lib/catalog/links/links-table';
import { fillRelated, relatedLimit } from '@/lib/catalog/links/related';
import { type SimilarTable, similarOf } from '@/lib/catalog/links/similar-table';
import { cosineOf } from '@/lib/search/meaning/vectors/quantize';
import type { VectorTable } from '@/lib/search/meaning/vectors/vector-file';
import { fuseSimilar } from './fuse-similar';

/** No question. */
export const nothing = 0xffffffff;

/**
 * The related questions of a snapshot, `relatedLimit` numbers a question by catalog number: the author's first, as they
 * were; then what is like it by words and meaning. The words have chosen what is compared.
 * @param links the table of the snapshot's catalog
 */
export function chooseRelated(links: Uint32Array, similar: SimilarTable, vectors: VectorTable): Uint32Array {
  const total = links.length / linksWidth;
  const questions = questionsOf(links, vectors.count);
  const related = new Uint32Array(total * relatedLimit).fill(nothing);
  for (let number = 0; number < total; number++) {
    const own = linksOf(links, number);
    const authored = own.related.slice(0, own.named);
    const { document } = own;
    const computed =
      document === undefined
        ? own.related
        : fuseSimilar(similarOf(similar, document), cosineTo(vectors, document)).map(
            (like) => questions[like] ?? nothing,
          );
    const known = computed.filter((other) => other !== nothing);
    related.set(fillRelated(authored, known, number), number * relatedLimit);
  }
  return related;
}

/** The question of each document. */
export function questionsOf(links: Uint32Array, documents: number): Uint32Array {
  const questions = new Uint32Array(documents).fill(nothing);
  for (let number = 0; number * linksWidth < links.length; number++) {
    const { document, original } = linksOf(links, number);
    if (document !== undefined && original === undefined) questions[document] = number;
  }
  return questions;
}

/** How near other documents are to one; undefined where either has no vector. */
export function cosineTo(
  { rows, scales, width }: VectorTable,
  document: number,
): (other: number) => number | undefined {
  const rowOf = (number: number) => ({
    values: rows.subarray(number * width, (number + 1) * width),
    scale: scales[number] ?? 0,
  });
  const own = rowOf(document);
  return (other) => {
    const row = rowOf(other);
    return own.scale * row.scale === 0 ? undefined : cosineOf(own, row);
  };
}
