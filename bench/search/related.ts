import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { relatedLimit } from '@/lib/catalog/links/related';
import { noSimilar, type Similar, similarKept } from '@/lib/catalog/links/similar-table';
import { takeAllWords } from '@/lib/search/build/documents/take-words';
import { buildSearch } from '@/lib/search/build/index/build-search';
import { fuseSimilar } from '@/lib/search/meaning/related/fuse-similar';
import { type ContentDocument, contentDocuments } from './content-documents';
import { dot, nearestOf, openMeaning } from './meaning';

export interface RelatedFigures {
  /** Questions whose authors named related ones. */
  readonly questions: number;
  readonly named: number;
  /** Share of the named ones that are among the first computed ones of their question. */
  readonly recall: number;
}

/** By what the five are computed. */
export type RelatedRecall = Readonly<Record<string, RelatedFigures>>;

/**
 * How many of the related questions that authors named would be found by computing five for every question: by words,
 * and where the encoder can be had by meaning, and by both, as Stoa does.
 */
export async function measureRelated(contentFolder: string): Promise<RelatedRecall> {
  const documents = await contentDocuments(contentFolder);
  const named = documents.map(({ related }) => related);
  const figuresOf = (similar: readonly (readonly number[])[]) =>
    relatedFigures(
      named,
      similar.map((numbers) => numbers.slice(0, relatedLimit).map((number) => documents[number]?.id ?? '')),
    );
  const byWords = await similarByWords(documents);
  const words = figuresOf(byWords.map(({ numbers }) => numbers));
  const vectors = await vectorsOf(documents);
  if (vectors === undefined) return { words };
  const byMeaning = vectors.map((vector, own) =>
    nearestOf(vectors, vector, relatedLimit + 1).filter((other) => other !== own),
  );
  const byBoth = byWords.map((similar, own) =>
    fuseSimilar(similar, (other) => dot(vectors[own] as Float32Array, vectors[other] as Float32Array)),
  );
  return { words, meaning: figuresOf(byMeaning), both: figuresOf(byBoth) };
}

async function similarByWords(documents: readonly ContentDocument[]): Promise<readonly Similar[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stoa-related-'));
  try {
    const { similar } = await buildSearch(() => takeAllWords(documents, { language: 'en' }), {
      folder,
      subjects: [...new Set(documents.map(({ subject }) => subject))].map((slug) => ({ slug, title: slug })),
      language: 'en',
      similar: { of: documents.map((_, i) => i), limit: similarKept },
    });
    return documents.map((_, i) => similar.get(i) ?? noSimilar);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function vectorsOf(
  documents: readonly ContentDocument[],
): Promise<readonly Float32Array[] | undefined> {
  const meaning = await openMeaning(documents).catch((error: unknown) => {
    console.error(`By words alone. ${error instanceof Error ? error.message : error}`);
    return undefined;
  });
  await meaning?.encoder.close();
  return meaning?.vectors;
}

/** @param named what the author of each question named; `computed` what was computed for it */
export function relatedFigures(
  named: readonly (readonly string[])[],
  computed: readonly (readonly string[])[],
): RelatedFigures {
  const wanted = named.map((paths) => [...new Set(paths)]);
  const found = wanted.map((paths, i) => paths.filter((path) => computed[i]?.includes(path)).length);
  const total = wanted.reduce((sum, paths) => sum + paths.length, 0);
  return {
    questions: wanted.filter((paths) => paths.length > 0).length,
    named: total,
    recall: found.reduce((sum, count) => sum + count, 0) / Math.max(1, total),
  };
}
