import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { relatedLimit } from '@/lib/catalog/related';
import { buildSearch } from '@/lib/search/build/build-search';
import { takeAllWords } from '@/lib/search/build/take-words';
import { contentDocuments } from './content-documents';

export interface RelatedFigures {
  /** Questions whose authors named related ones. */
  readonly questions: number;
  readonly named: number;
  /** Share of the named ones that are among the first computed ones of their question. */
  readonly recall: number;
}

/** How many of the related questions that authors named would be found by computing five for every question. */
export async function measureRelated(contentFolder: string): Promise<RelatedFigures> {
  const documents = await contentDocuments(contentFolder);
  const folder = await mkdtemp(path.join(tmpdir(), 'stoa-related-'));
  try {
    const { likes } = await buildSearch(() => takeAllWords(documents, { language: 'en' }), {
      folder,
      subjects: [...new Set(documents.map(({ subject }) => subject))].map((slug) => ({ slug, title: slug })),
      language: 'en',
      likes: { of: documents.map((_, i) => i), limit: relatedLimit },
    });
    return relatedFigures(
      documents.map(({ related }) => related),
      documents.map((_, i) => (likes.get(i) ?? []).map((like) => documents[like]?.id ?? '')),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
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
