import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { relatedLimit } from '@/lib/catalog/related';
import { buildSearch } from '@/lib/search/build/build-search';
import { takeAllWords } from '@/lib/search/build/take-words';
import { type ContentDocument, contentDocuments } from './content-documents';
import { fuseRanks } from './fuse-ranks';
import { nearestOf, openMeaning } from './meaning';

export interface RelatedFigures {
  /** Questions whose authors named related ones. */
  readonly questions: number;
  readonly named: number;
  /** Share of the named ones that are among the first computed ones of their question. */
  readonly recall: number;
}

/** By what the five are computed. */
export type RelatedRecall = Readonly<Record<string, RelatedFigures>>;

/** Neighbors of which two rankings are made one. */
const fused = 20;

/**
 * How many of the related questions that authors named would be found by computing five for every question: by words, as
 * Stoa does, and where the encoder can be had by meaning, and by both.
 */
export async function measureRelated(contentFolder: string): Promise<RelatedRecall> {
  const documents = await contentDocuments(contentFolder);
  const named = documents.map(({ related }) => related);
  const figuresOf = (likes: readonly (readonly string[])[]) =>
    relatedFigures(
      named,
      likes.map((ids) => ids.slice(0, relatedLimit)),
    );
  const byWords = await likesByWords(documents);
  const byMeaning = await likesByMeaning(documents);
  if (byMeaning === undefined) return { words: figuresOf(byWords) };
  const byBoth = byWords.map((ids, i) => fuseRanks([ids, byMeaning[i] ?? []]));
  return { words: figuresOf(byWords), meaning: figuresOf(byMeaning), both: figuresOf(byBoth) };
}

async function likesByWords(documents: readonly ContentDocument[]): Promise<readonly (readonly string[])[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stoa-related-'));
  try {
    const { likes } = await buildSearch(() => takeAllWords(documents, { language: 'en' }), {
      folder,
      subjects: [...new Set(documents.map(({ subject }) => subject))].map((slug) => ({ slug, title: slug })),
      language: 'en',
      likes: { of: documents.map((_, i) => i), limit: fused },
    });
    return documents.map((_, i) => (likes.get(i) ?? []).map((like) => documents[like]?.id ?? ''));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function likesByMeaning(
  documents: readonly ContentDocument[],
): Promise<readonly (readonly string[])[] | undefined> {
  const meaning = await openMeaning(documents).catch((error: unknown) => {
    console.error(`By words alone. ${error instanceof Error ? error.message : error}`);
    return undefined;
  });
  if (meaning === undefined) return undefined;
  const likes = meaning.vectors.map((vector, own) =>
    nearestOf(meaning.vectors, vector, fused + 1).filter((other) => other !== own),
  );
  await meaning.encoder.close();
  return likes.map((others) => others.slice(0, fused).map((other) => documents[other]?.id ?? ''));
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
