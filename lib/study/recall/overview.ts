import type { Deck, DeckCard } from './deck';
import { type RecallFigures, recallFigures } from './figures';
import { buildQueue, doneToday } from './queue';
import type { RecallSettings } from './recall-settings';
import { dayOf, type Moment } from './study-day';

/** All that the review page says before a test begins: values that JSON can hold. */
export interface Overview extends Omit<RecallFigures, 'leeches' | 'suspended'> {
  /** Day of study that it is of. */
  readonly day: number;
  /** Cards that are due or learned minutes apart, and new ones, within the limits of the day. */
  readonly due: number;
  readonly fresh: number;
  /** Cards that are left for another day by the limit. */
  readonly overLimit: number;
  /** Whether a card of today comes up in a while, where none is due now. */
  readonly hasSoon: boolean;
  /** Reviews of this day. */
  readonly done: number;
  /** Reviews that a wrong clock dated in the future. */
  readonly ahead: number;
  /** The share of cards that the reader wants to know. */
  readonly retention: number;
  readonly leeches: readonly NamedCard[];
  readonly suspended: readonly NamedCard[];
}

/** A card as it is listed. */
export interface NamedCard {
  /** A question path, or one with `#` and what tells the part of the answer. */
  readonly id: string;
  readonly path: string;
  readonly title: string;
}

/** Most cards of a list. */
const maxListed = 100;

/** @param offered ids of cards that may be new, in their order */
export function overviewOf(
  deck: Deck,
  settings: RecallSettings,
  { now, offered }: { readonly now: Moment; readonly offered: readonly string[] },
): Overview {
  const { counts, overLimit, nextMs } = buildQueue(deck, settings, now, { offered });
  const figures = recallFigures(deck, now);
  return {
    ...figures,
    day: dayOf(now),
    due: counts.due + counts.learning,
    fresh: counts.new,
    overLimit,
    hasSoon: nextMs !== undefined,
    done: doneToday(deck, now).reviews,
    ahead: deck.ahead,
    retention: settings.retention,
    leeches: figures.leeches.slice(0, maxListed).map(named),
    suspended: figures.suspended.slice(0, maxListed).map(named),
  };
}

function named({ id, path, decision }: DeckCard): NamedCard {
  return { id, path, title: decision?.title ?? path };
}
