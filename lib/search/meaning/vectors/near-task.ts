import { createRecentLoads } from '@/lib/concurrency/recent-loads';
import { type Encoder, needEncoder } from '@/lib/search/meaning/encode/encoder';
import { createNear, type Near } from './near';
import { createNearestSentence, type NearestSentence } from './nearest-sentence';
import { readTable } from './vector-file';

/** What the thread that finds what is near is asked. */
export interface NearTask {
  /** The file of the vectors. */
  readonly vectors: string;
  /** Folder of the model they were made by, where it is the owner's own. */
  readonly model: string | undefined;
  /** The query; undefined only opens the two. */
  readonly text: string | undefined;
}

/** Libraries that are open at a time: the one that is served, and the one before while somebody reads it. */
const keptTables = 2;

const encoders = createRecentLoads<Encoder, string>(1);
const opened = createRecentLoads<Near, string>(keptTables);

/** @throws where there is no model, or the vectors are not those that it makes */
export default async function findNear(task: NearTask): Promise<Uint8Array | undefined> {
  const near = await openNear(task);
  return task.text === undefined ? undefined : near(task.text);
}

/** What is asked of some sentences: which is nearest a text. */
export interface NearestTask extends Pick<NearTask, 'model'> {
  readonly text: string;
  readonly sentences: readonly string[];
}

const comparing = new WeakMap<Encoder, NearestSentence>();

/** Of the same thread, and the same model. */
export async function findNearestSentence({
  model,
  text,
  sentences,
}: NearestTask): Promise<number | undefined> {
  const encoder = await encoderOf(model);
  const compare = comparing.get(encoder) ?? createNearestSentence(encoder);
  comparing.set(encoder, compare);
  return compare(text, sentences);
}

/** What failed is tried again, as it may come right: a file is made anew. */
function openNear({ model, vectors }: NearTask): Promise<Near> {
  return opened.get(vectors, async () => {
    const [encoder, table] = await Promise.all([encoderOf(model), readTable(vectors)]);
    if (table.model !== encoder.fingerprint) throw new Error('the vectors were made by another model');
    return createNear(table, encoder);
  });
}

function encoderOf(folder: string | undefined): Promise<Encoder> {
  return encoders.get(folder ?? '', () => needEncoder(folder));
}
