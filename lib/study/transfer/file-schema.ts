import * as v from 'valibot';
import { maxNoteLength, maxQuoteLength } from '@/lib/study/model/annotations';
import { maxNameLength } from '@/lib/study/model/lists';
import { isPlaceKey } from '@/lib/study/model/order';
import { isQuestionPath } from '@/lib/study/model/question-path';
import type { Kept, Kind, StudyRecords } from '@/lib/study/model/records';

const maxTitleLength = 1_000;
const maxIdLength = 500;
/** The year 3000: a moment that no later change could follow would hold for ever. */
const lastMs = 32_503_680_000_000;

const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));
const moment = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(lastMs));
const path = v.pipe(v.string(), v.check(isQuestionPath, 'is no question path'));
const order = v.pipe(v.string(), v.check(isPlaceKey, 'is no place in an order'));
const id = v.pipe(text(maxIdLength), v.minLength(1));
const identity = { id, updatedMs: moment };
const named = { path, title: text(maxTitleLength) };

/** What each kind of record looks like; what else a record holds is left out. */
const fields = {
  list: { name: text(maxNameLength), order },
  saved: { ...named, list: id, order, savedMs: moment },
  note: { ...named, text: text(maxNoteLength), writtenMs: moment },
  highlight: {
    ...named,
    quote: v.pipe(text(maxQuoteLength), v.minLength(1)),
    prefix: text(200),
    suffix: text(200),
    start: v.pipe(v.number(), v.integer(), v.minValue(0)),
    note: text(maxNoteLength),
    markedMs: moment,
  },
  tick: { isUnderstood: v.boolean() },
  review: {
    card: id,
    rating: v.picklist([1, 2, 3, 4]),
    reviewedMs: moment,
    zoneMinutes: v.pipe(v.number(), v.integer(), v.minValue(-1_440), v.maxValue(1_440)),
    tookMs: moment,
  },
  card: { ...named, isSuspended: v.boolean(), buriedUntilMs: moment },
  setting: {
    value: v.union([
      text(maxTitleLength),
      v.boolean(),
      v.pipe(v.number(), v.finite()),
      v.pipe(v.array(v.pipe(v.number(), v.finite())), v.maxLength(100)),
    ]),
  },
} satisfies Record<Kind, v.ObjectEntries>;

const tombstone = v.object({ ...identity, isDeleted: v.literal(true) });

const live = Object.fromEntries(
  Object.entries(fields).map(([kind, entries]) => [kind, v.object({ ...identity, ...entries })]),
) as unknown as Readonly<Record<Kind, v.GenericSchema<unknown, StudyRecords[Kind]>>>;

/** What a record of a kind has to look like, one that was deleted or one that was not. */
export function recordSchema(kind: Kind, record: unknown): v.GenericSchema<unknown, Kept<Kind>> {
  const isTombstone = typeof record === 'object' && record !== null && Object.hasOwn(record, 'isDeleted');
  return isTombstone ? tombstone : live[kind];
}
