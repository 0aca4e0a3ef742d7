import { byId, type Deck, type DeckCard, isAside, newCard, pathOfCard } from './deck';
import { interleave, spread } from './interleave';
import { dueOf, isDue, isLearning, isNew, wearOf } from './memory';
import type { RecallSettings } from './recall-settings';
import { dayOfFact, isFirstFact, isRecallFact } from './review-fact';
import { dayOf, type Moment, minuteMs } from './study-day';

/** What is to be done today. */
export interface Queue {
  /** In the order in which they are shown. */
  readonly cards: readonly DeckCard[];
  /** How many of them are learned minutes apart, due for review, and new. */
  readonly counts: { readonly learning: number; readonly due: number; readonly new: number };
  /** Cards that are due and left for another day by the limit. */
  readonly overLimit: number;
  /** When the next card of today comes up, where none is now. */
  readonly nextMs: number | undefined;
}

/** Which cards a reader wants to be tested on. */
export interface QueueRange {
  /** Whether a card that was seen before belongs to it; all by default. */
  readonly holds?: (card: DeckCard) => boolean;
  /** Ids of cards that may be new, in the order in which they are introduced. */
  readonly offered?: readonly string[];
  /** Whether limits do not count, as where a reader asks for one question. */
  readonly isWithoutLimits?: boolean;
}

/** What is learned minutes apart is shown so much ahead where nothing else is left. */
const aheadMs = 20 * minuteMs;

/**
 * Cards in the midst of being learned first, then what is due, the least remembered of each subject first and subjects
 * mixed, with new cards spread among it. Of the cards of one answer only one is shown a day: each gives away the others.
 */
export function buildQueue(deck: Deck, settings: RecallSettings, now: Moment, range: QueueRange = {}): Queue {
  const holds = range.holds ?? (() => true);
  const cards = [...deck.cards.values()].filter((card) => holds(card) && !isAside(card, now));
  const learning = cards.filter(({ memory }) => isLearning(memory)).sort(byDueMoment);
  const ready = learning.filter(({ memory }) => isDue(memory, now));
  const done = doneToday(deck, now);
  const seen = new Set([...done.paths, ...learning.map(({ path }) => path)]);
  const allDue = cards.filter(({ memory }) => !isNew(memory) && !isLearning(memory) && isDue(memory, now));
  const sorted = allDue
    .map((card) => ({ card, wear: wearOf(card.memory, now) }))
    .sort((a, b) => b.wear - a.wear || byId(a.card, b.card))
    .map(({ card }) => card);
  const single = oneOfEach(sorted, seen);
  const left = (limit: number, used: number) =>
    range.isWithoutLimits ? Number.POSITIVE_INFINITY : Math.max(0, limit - used);
  const due = single.slice(0, left(settings.duePerDay, done.recalls));
  const ids = newCards(deck, now, { cards, offered: range.offered });
  // Thousands may be offered, of which a few are made cards of.
  const introduced: DeckCard[] = [];
  const newLeft = left(settings.newPerDay, done.introduced);
  for (const id of ids) {
    if (introduced.length >= newLeft) break;
    const isFirst = isFirstOf(pathOfCard(id), seen);
    if (isFirst) introduced.push(deck.cards.get(id) ?? newCard(deck.scheduler, id));
  }
  const main = spread(interleave(introduced, subjectOf), interleave(due, subjectOf));
  const soon = learning.filter((card) => !ready.includes(card));
  const ahead =
    main.length + ready.length > 0 ? [] : soon.filter((card) => momentOf(card) <= now.ms + aheadMs);
  return {
    cards: [...ready, ...main, ...ahead],
    counts: { learning: learning.length, due: due.length, new: introduced.length },
    overLimit: single.length - due.length,
    nextMs: soon[0] && momentOf(soon[0]),
  };
}

/** Ids of new cards: those that are offered, then others that a reader decided about and never saw. */
function newCards(
  deck: Deck,
  now: Moment,
  {
    cards,
    offered = [],
  }: { readonly cards: readonly DeckCard[]; readonly offered: readonly string[] | undefined },
): readonly string[] {
  const ids = new Set(offered);
  const isOffered = (card: DeckCard | undefined) => !card || (isNew(card.memory) && !isAside(card, now));
  const first = [...ids].filter((id) => isOffered(deck.cards.get(id)));
  const others = cards.filter(({ id, memory }) => isNew(memory) && !ids.has(id)).sort(byId);
  return [...first, ...others.map(({ id }) => id)];
}

/** The first card of each answer, of answers that are not taken yet; takes them. */
function oneOfEach(cards: readonly DeckCard[], taken: Set<string>): readonly DeckCard[] {
  return cards.filter(({ path }) => isFirstOf(path, taken));
}

/** Whether an answer is not taken yet; takes it. */
function isFirstOf(path: string, taken: Set<string>): boolean {
  return !taken.has(path) && taken.add(path).has(path);
}

/** What was reviewed on this day of study. */
export function doneToday(deck: Deck, now: Moment) {
  const today = dayOf(now);
  const paths = new Set<string>();
  let [introduced, recalls, reviews] = [0, 0, 0];
  for (const { path, facts } of deck.cards.values())
    for (const fact of facts) {
      if (dayOfFact(fact) !== today) continue;
      paths.add(path);
      reviews++;
      if (isFirstFact(fact)) introduced++;
      if (isRecallFact(fact)) recalls++;
    }
  return { paths, introduced, recalls, reviews };
}

function momentOf({ memory }: DeckCard): number {
  const due = dueOf(memory);
  return 'ms' in due ? due.ms : 0;
}

function byDueMoment(a: DeckCard, b: DeckCard): number {
  return momentOf(a) - momentOf(b) || byId(a, b);
}

function subjectOf({ subject }: DeckCard): string {
  return subject;
}
