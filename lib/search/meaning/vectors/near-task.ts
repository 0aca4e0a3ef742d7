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

const encoders = new Map<string, Promise<Encoder>>();
const opened = new Map<string, Promise<Near>>();

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

function openNear(task: NearTask): Promise<Near> {
  const known = opened.get(task.vectors);
  if (known) return known;
  const near = Promise.all([encoderOf(task.model), readTable(task.vectors)]).then(([encoder, table]) => {
    if (table.model !== encoder.fingerprint) throw new Error('the vectors were made by another model');
    return createNear(table, encoder);
  });
  opened.set(task.vectors, near);
  // What failed may come right: a file is made anew.
  near.catch(() => opened.delete(task.vectors));
  for (const oldest of opened.keys()) if (opened.size > keptTables) opened.delete(oldest);
  return near;
}

function encoderOf(folder: string | undefined): Promise<Encoder> {
  const known = encoders.get(folder ?? '');
  if (known) return known;
  const encoder = needEncoder(folder);
  encoders.clear();
  encoders.set(folder ?? '', encoder);
  encoder.catch(() => encoders.delete(folder ?? ''));
  return encoder;
}
