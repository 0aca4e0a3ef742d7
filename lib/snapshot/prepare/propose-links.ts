import path from 'node:path';
import { linksOf, linksWidth } from '@/lib/catalog/links/links-table';
import { readLinkTables } from '@/lib/catalog/links/read-link-tables';
import { type SimilarTable, similarOf } from '@/lib/catalog/links/similar-table';
import { type Catalog, openCatalog } from '@/lib/catalog/open-catalog';
import { pathOf } from '@/lib/content/question';
import { cosineTo, nothing, questionsOf } from '@/lib/search/meaning/related/choose-related';
import { scoreSimilar } from '@/lib/search/meaning/related/fuse-similar';
import { findVectors } from '@/lib/search/meaning/vectors/meaning-folder';
import { readTable, type VectorTable } from '@/lib/search/meaning/vectors/vector-file';
import { readCurrentFile } from '@/lib/snapshot/store/current-file';
import { snapshotFolders } from '@/lib/snapshot/store/snapshot-folders';
import { isBuiltAsItIs } from './prepare-snapshot';

/** Whose author named fewer related questions is helped to that many. */
const enoughNamed = 3;

/** Two questions that are much alike, of which the first names few others and not this one. */
export interface ProposedLink {
  readonly from: string;
  readonly to: string;
  /** How like each is to the other, in sum; to compare proposals by. */
  readonly score: number;
}

export interface ProposedLinks {
  readonly by: 'words' | 'words and meaning';
  /** The strongest first. */
  readonly links: readonly ProposedLink[];
}

/**
 * Links that authors might want: each pair once. Meaning has a part where the content's vectors are there, words alone
 * where they are not.
 * @param built a folder that the content was built into
 */
export async function proposeLinks(contentFolder: string, built: string): Promise<ProposedLinks> {
  const meant = await withVectors(contentFolder).catch(() => undefined);
  const folder = meant?.folder ?? built;
  const catalog = meant?.catalog ?? (await openCatalog(folder));
  return proposedIn({ folder, catalog }, meant?.vectors).finally(catalog.close);
}

/** The snapshot that is served, where it is of the content as it is, and has vectors. */
async function withVectors(contentFolder: string) {
  const { root, snapshots, currentFile } = snapshotFolders(contentFolder);
  const snapshot = (await readCurrentFile(currentFile))?.snapshot;
  const found = snapshot === undefined ? undefined : await findVectors(root, snapshot);
  if (snapshot === undefined || found === undefined) return undefined;
  const folder = path.join(snapshots, snapshot);
  if (!(await isBuiltAsItIs(contentFolder, folder))) return undefined;
  const vectors = await readTable(found.file);
  // Opened last, for it is to be closed; of another version it would not be understood.
  return { folder, vectors, catalog: await openCatalog(folder) };
}

/** By a snapshot's own files. */
export async function proposedIn(
  { folder, catalog }: { readonly folder: string; readonly catalog: Catalog },
  vectors: VectorTable | undefined,
): Promise<ProposedLinks> {
  const { links, similar } = await readLinkTables(folder);
  const pairs = strongestPairs(links, similar, vectors);
  const pathOfNumber = (number: number) => pathOf(catalog.record(number));
  const named = pairs.map(({ from, to, score }) => ({
    from: pathOfNumber(from),
    to: pathOfNumber(to),
    score,
  }));
  return { by: vectors ? 'words and meaning' : 'words', links: named };
}

interface Pair {
  readonly from: number;
  readonly to: number;
  readonly score: number;
}

/** By catalog numbers; ties in their order. */
function strongestPairs(links: Uint32Array, similar: SimilarTable, vectors: VectorTable | undefined): Pair[] {
  const questions = questionsOf(links, similar.shares.length);
  const scored = (document: number) => {
    const own = similarOf(similar, document);
    return { ...own, scores: scoreSimilar(own, vectors ? cosineTo(vectors, document) : () => undefined) };
  };
  const isSaid = new Set<string>();
  const pairs: Pair[] = [];
  for (let from = 0; from * linksWidth < links.length; from++) {
    const { document, original, named, related } = linksOf(links, from);
    if (document === undefined || original !== undefined || named >= enoughNamed) continue;
    const { numbers, scores } = scored(document);
    const found = numbers.map((other, i) => ({
      from,
      to: questions[other] ?? nothing,
      score: (scores[i] ?? 0) + scoreBack(scored(other), document),
    }));
    const authored = related.slice(0, named);
    const best = found.filter(({ to }) => to !== nothing && !authored.includes(to));
    best.sort((a, b) => b.score - a.score);
    for (const pair of best.slice(0, enoughNamed - named)) {
      const name = [pair.from, pair.to].sort((a, b) => a - b).join();
      if (isSaid.has(name)) continue;
      isSaid.add(name);
      pairs.push(pair);
    }
  }
  return pairs.sort((a, b) => b.score - a.score || a.from - b.from);
}

/** What one counts for another that is like it; nothing where it is not among those. */
function scoreBack(
  of: { readonly numbers: readonly number[]; readonly scores: readonly number[] },
  document: number,
): number {
  return of.scores[of.numbers.indexOf(document)] ?? 0;
}
