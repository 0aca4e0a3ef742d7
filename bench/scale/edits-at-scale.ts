import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createOpensearchEngine } from '@/lib/search/server/opensearch/opensearch-engine';
import type { ServerEngine } from '@/lib/search/server/server-engine';
import { snapshotFolders } from '@/lib/snapshot/store/snapshot-folders';
import { freePort } from '@/test-support/port-of';
import { openBenchCluster } from '../engines/bench-cluster';
import { type ServedProgram, serveWith } from '../pages/serve';
import { makeLibrary } from './make-library';

/** When an edit was live on the site, and found in the cluster by whoever searches it: seconds after its file was written. */
export interface EditFigures {
  readonly questions: number;
  readonly edit: 'added' | 'changed' | 'deleted';
  readonly onItsPage: number;
  readonly inTheIndex: number;
}

const prefix = 'stoa-bench-edits';
const rounds = 3;
const lookMs = 50;
const longestMs = 600_000;
const slug = 'a-new-one';
const subject = 'subject-0';
const server = ['--max-semi-space-size=4', '--import', 'tsx', 'lib/cli/start.ts'];

/** Has `npm start` watch a library while a question is added, changed and deleted, some times. */
export async function measureEditsAtScale(
  questions: number,
  report: (figures: EditFigures) => void,
): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), `stoa-edits-${questions}-`));
  const { client, admin } = openBenchCluster();
  const engine = createOpensearchEngine({ client, index: prefix });
  let served: ServedProgram | undefined;
  try {
    await makeLibrary(folder, questions);
    const env = { STOA_OPENSEARCH_PREFIX: prefix, STOA_MEANING: 'off' };
    served = await serveWith([...server, '--content', folder], { port: await freePort(), env });
    await until(async () => (await engine.search(askedFor('what'))).status === 'ok');
    const file = path.join(folder, subject, `${slug}.md`);
    const edit = async (kind: EditFigures['edit'], word: string, make: () => Promise<void>) => {
      await make();
      const seconds = await secondsUntil(kind, word, { engine, page: pageAt(served) });
      report({ questions, edit: kind, ...seconds });
    };
    for (let round = 0; round < rounds; round++) {
      const [first, second] = [`zqadded${round}`, `zqchanged${round}`];
      await edit('added', first, () => writeFile(file, questionOf(first)));
      await edit('changed', second, () => writeFile(file, questionOf(second)));
      await edit('deleted', second, () => rm(file));
    }
  } finally {
    await served?.stop();
    const index = await admin.indexOf(prefix);
    if (index) await admin.delete(index);
    await admin.delete(`${prefix}-lock`);
    client.close();
    for (const place of [folder, snapshotFolders(folder).root])
      await rm(place, { recursive: true, force: true });
  }
}

function questionOf(word: string): string {
  return `---\nquestion: Is ${word} new?\nanswer: It is as new as ${word} can be.\n---\n`;
}

/** As it is written: a word that nothing holds is not to be repaired. */
function askedFor(query: string) {
  return { query, exact: true, limit: 10, offset: 0 } as const;
}

function pageAt(served: ServedProgram | undefined): () => Promise<string> {
  return async () => {
    const response = await fetch(`${served?.url}/learn/${subject}/questions/${slug}`);
    return response.ok ? response.text() : '';
  };
}

async function secondsUntil(
  kind: EditFigures['edit'],
  word: string,
  { engine, page }: { readonly engine: ServerEngine; readonly page: () => Promise<string> },
): Promise<Pick<EditFigures, 'onItsPage' | 'inTheIndex'>> {
  const began = performance.now();
  const isThere = kind !== 'deleted';
  const seconds = () => Math.round((performance.now() - began) / 10) / 100;
  const timed = async (isSo: () => Promise<boolean>) => {
    await until(isSo);
    return seconds();
  };
  const isFound = async () => {
    const answer = await engine.search(askedFor(word));
    return answer.status === 'ok' && answer.hits.some((hit) => hit.slug === slug) === isThere;
  };
  const [onItsPage, inTheIndex] = await Promise.all([
    timed(async () => (await page()).includes(word) === isThere),
    timed(isFound),
  ]);
  return { onItsPage, inTheIndex };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const began = performance.now();
  while (!(await isSo())) {
    if (performance.now() - began > longestMs) throw new Error('an edit was not seen within ten minutes');
    await pause(lookMs);
  }
}
