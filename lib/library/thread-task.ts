import os from 'node:os';
import { isMainThread } from 'node:worker_threads';
import { withRelated } from '@/lib/catalog/links/with-related';
import { carryingErrors } from '@/lib/concurrency/carried-errors';
import { startClock, type TaskClock } from '@/lib/concurrency/task-clock';
import type { HitsRequest } from '@/lib/search/format/files/search-file';
import type { PartsRequest } from '@/lib/search/format/protocol/parts-request';
import type { SearchRequest } from '@/lib/search/format/protocol/search-answer';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import { createOpenedEngines } from '@/lib/search/server/embedded/opened-engines';
import { packSubjectFile } from '@/lib/search/server/pack-subject-file';
import { openingsOfQuestions } from '@/lib/search/server/question-prose';
import { readFarSnapshots } from '@/lib/snapshot/storage/far-snapshots';
import { graphOfSubject } from './graph-of-subject';
import { createOpenedCatalogs } from './opened-catalogs';

/** What a server's threads do, by kinds; what each answers is told by the function of its name below. */
export type ThreadTask =
  /** Opens a folder of search files, ahead of the first search. */
  | { readonly kind: 'open'; readonly folder: string }
  | { readonly kind: 'search'; readonly folder: string; readonly request: SearchRequest }
  /** What is shown of some hits, of this build or of another that open tabs still ask for. */
  | {
      readonly kind: 'hits';
      readonly folder: string;
      readonly others: readonly string[];
      readonly request: HitsRequest;
    }
  /** What the index holds of the words of a search, the same way. */
  | {
      readonly kind: 'parts';
      readonly folder: string;
      readonly others: readonly string[];
      readonly request: PartsRequest;
    }
  /** The first sentences of some answers, by the paths of their questions. */
  | { readonly kind: 'openings'; readonly folder: string; readonly paths: readonly string[] }
  /** What the index says of one subject, packed for a browser that keeps it. */
  | { readonly kind: 'subject'; readonly folder: string; readonly subject: string }
  /** How the questions of a subject hang together. */
  | {
      readonly kind: 'graph';
      readonly folder: string;
      readonly subject: string;
      /** Other related questions than those of its catalog. */
      readonly related?: Uint32Array | undefined;
    };

/** A task with what every one comes with. */
export interface GivenTask {
  readonly task: ThreadTask;
  readonly clock: TaskClock;
  /** The folders that are open: a thread forgets all others. */
  readonly folders: readonly string[];
}

const niceness = 5;
/** The thread that answers readers goes first; on Linux alone is this of one thread, not of the whole process. */
if (process.platform === 'linux' && !isMainThread) os.setPriority(0, niceness);

readFarSnapshots();

const catalogs = createOpenedCatalogs();
const engines = createOpenedEngines({ proseOf: catalogs.prose });

const tasks = {
  open: ({ folder }) => engines.open(folder),
  search: ({ folder, request }) => engines.search(folder, request),
  hits: ({ folder, others, request }) => catalogs.pickers(folder, others).hits(request),
  parts: ({ folder, others, request }) => catalogs.pickers(folder, others).parts(request),
  subject: ({ folder, subject }) => packSubjectFile(createDiskFiles(folder, { cacheBytes: 0 }), subject),
  openings: async ({ folder, paths }) => openingsOfQuestions(await catalogs.catalog(folder), paths),
  graph: async ({ folder, subject, related }) => {
    const catalog = await catalogs.catalog(folder);
    return graphOfSubject(subject, related ? withRelated(catalog, related) : catalog);
  },
} satisfies { [Kind in ThreadTask['kind']]: (task: Extract<ThreadTask, { kind: Kind }>) => Promise<unknown> };

/** What a task of a kind answers. */
export type ThreadAnswer<Task extends ThreadTask> = Awaited<ReturnType<(typeof tasks)[Task['kind']]>>;

/** What a thread runs: one task at a time. The time to open what it asks for is not counted against it. */
async function run({ task, clock, folders }: GivenTask): Promise<unknown> {
  engines.keepOnly(folders);
  catalogs.keepOnly(folders);
  if ('folder' in task) await engines.open(task.folder);
  startClock(clock);
  return (tasks[task.kind] as (task: ThreadTask) => Promise<unknown>)(task);
}

export default carryingErrors(run);
