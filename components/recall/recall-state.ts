import { findSetting } from '@/lib/study/model/annotations';
import { listsOf, savedIn } from '@/lib/study/model/lists';
import { liveRecords, type StudyState } from '@/lib/study/model/study-state';
import { type Deck, deckInSteps } from '@/lib/study/recall/deck';
import { type RecallSettings, readSettings } from '@/lib/study/recall/recall-settings';
import { deviceZone, type Moment, momentAt } from '@/lib/study/recall/study-day';
import type { OfferedQuestion } from './session/offered-questions';

/** Everything that recall goes by, once it is read. */
export interface Recall {
  readonly deck: Deck;
  readonly settings: RecallSettings;
  readonly state: StudyState;
  /** Questions that the reader saved, of all lists. */
  readonly saved: readonly OfferedQuestion[];
}

/** So many reviews are worked through before the page may do something else: some milliseconds of a slow phone. */
const reviewsAtOnce = 500;

export function nowMoment(): Moment {
  return momentAt(Date.now(), deviceZone);
}

/** What a state comes to, worked out in pieces between which the page stays awake. */
export async function recallOf(state: StudyState): Promise<Recall> {
  const settings = readSettings((name) => findSetting(state, name));
  const kept = { reviews: liveRecords(state, 'review'), decisions: liveRecords(state, 'card') };
  const steps = deckInSteps(kept, settings, { now: nowMoment(), reviewsAtOnce });
  let step = steps.next();
  while (!step.done) {
    await new Promise((resolve) => setTimeout(resolve));
    step = steps.next();
  }
  const saved = listsOf(state).flatMap(({ id }) => savedIn(state, id));
  return { deck: step.value, settings, state, saved };
}
