import path from 'node:path';
import { buildDiagnostic, type Diagnostic } from '@/lib/content/diagnostic';
import { type GoldenQuery, goldenQueriesName, readGoldenQueries } from '@/lib/content/golden-queries-file';
import { createSearchEngine, type SearchEngine } from '@/lib/search/engine/search-engine';
import { maxLimit } from '@/lib/search/format/protocol/search-limits';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import { snapshotFiles } from '@/lib/snapshot/store/snapshot-folders';

/**
 * Asks the golden queries of a library of a snapshot that was built from it, by words alone: a warning for each that does
 * not find its question at its rank or better. Those in own words are measured together, and not reported here.
 */
export async function checkGoldenQueries(
  contentFolder: string,
  snapshot: string,
): Promise<readonly Diagnostic[]> {
  const { queries, diagnostics } = await readGoldenQueries(contentFolder);
  if (queries === undefined) return diagnostics;
  const engine = createSearchEngine(createDiskFiles(path.join(snapshot, snapshotFiles.search)));
  const missed: Diagnostic[] = [];
  for (const golden of queries.ranked) {
    const rank = await rankOf(golden, engine);
    if (rank === 0 || rank > golden.worst) missed.push(diagnosticOf(golden, rank));
  }
  return missed;
}

/** From 1; 0 where the question is not among the first that can be asked for at once. */
async function rankOf({ query, question }: GoldenQuery, engine: SearchEngine): Promise<number> {
  const answer = await engine.search({ query, limit: maxLimit, offset: 0 });
  if (answer.status === 'failed') throw new Error(answer.reason);
  return answer.hits.findIndex(({ subject, slug }) => `${subject}/${slug}` === question) + 1;
}

function diagnosticOf({ query, question, worst, line }: GoldenQuery, rank: number): Diagnostic {
  const found = rank === 0 ? `does not find it among the first ${maxLimit}` : `finds it at rank ${rank}`;
  return buildDiagnostic({
    kind: 'golden-query',
    file: goldenQueriesName,
    line,
    field: 'query',
    message: `“${query}” should find ${question} at rank ${worst} or better, and ${found}`,
    remedy: 'give the question these words as keywords or synonyms, or allow another rank',
  });
}
