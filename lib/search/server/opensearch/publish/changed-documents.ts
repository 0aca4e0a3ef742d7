import type { SearchFiles } from '@/lib/search/engine/read/search-files';
import { openChunk } from '@/lib/search/format/files/chunk';
import { openPositions } from '@/lib/search/format/files/positions';
import { chunkName, positionsName } from '@/lib/search/format/files/search-file';
import { documentsPerBlock } from '@/lib/search/format/files/stored-block';
import type { ClusterClient } from '@/lib/search/server/opensearch/client/cluster-client';
import { readSources } from '@/lib/search/server/opensearch/cluster-files';
import type { ShownSource } from '@/lib/search/server/opensearch/index/document-body';
import type { PublishedSnapshot } from './published-snapshot';
import { postingsOf } from './read-postings';

/** Documents that were changed, added or taken out since the build that a snapshot's index began with. */
export async function changedPostings({
  files,
  names,
  manifest,
  base,
}: PublishedSnapshot): Promise<Set<number>> {
  const changed = new Set<number>();
  for (const chunk of manifest.updated?.chunks ?? []) {
    const now = await describePostings(files, names.chunk(chunk), names.positions(chunk));
    const before = await describePostings(files, chunkName(base, chunk), positionsName(base, chunk));
    for (const [key, { document, held }] of now) if (before.get(key)?.held !== held) changed.add(document);
    for (const [key, { document }] of before) if (!now.has(key)) changed.add(document);
  }
  return changed;
}

interface Described {
  readonly document: number;
  /** All that a document holds of a term. */
  readonly held: string;
}

async function describePostings(files: SearchFiles, chunkFile: string, positionsFile: string) {
  const chunk = openChunk(await files.file(chunkFile));
  const positions = openPositions(await files.file(positionsFile));
  const described = new Map<string, Described>();
  for (const [n, term] of chunk.terms.entries())
    for (const { document, impactSlot, titleSlot, mask, positions: at } of postingsOf(
      { chunk, positions },
      n,
    ))
      described.set(`${term} ${document}`, { document, held: `${impactSlot} ${titleSlot} ${mask} ${at}` });
  return described;
}

/** Documents whose text was written again: those that are shown otherwise than the index shows them. */
export async function changedTexts(
  { manifest, shown }: PublishedSnapshot,
  { client, index }: { readonly client: Pick<ClusterClient, 'read'>; readonly index: string },
): Promise<number[]> {
  const numbers = (manifest.updated?.blocks ?? []).flatMap((block) =>
    Array.from({ length: documentsPerBlock }, (_, i) => block * documentsPerBlock + i),
  );
  const given = numbers.filter((number) => number < manifest.documents);
  const sources = await readSources<ShownSource>(client, index, given.map(String), [
    'question',
    'slug',
    'passage',
    'prose',
  ]);
  const changed: number[] = [];
  for (const [i, number] of given.entries()) {
    const { question, slug, passage, prose } = await shown(number);
    const source = sources[i];
    const isSame =
      source?.question === question &&
      source.slug === slug &&
      source.passage === passage &&
      source.prose === prose;
    if (!isSame) changed.push(number);
  }
  return changed;
}
