import { byId, type Deck, type DeckCard, isAside, isLeech } from './deck';
import { dueOf, isNew } from './memory';
import { dayOfFact, isKnownFact, isRecallFact } from './review-fact';
import { dayOf, type Moment } from './study-day';

export const forecastDays = 30;
/** Days over which retention is measured. */
export const retentionDays = 30;
/** Weeks that the calendar shows. */
export const calendarWeeks = 26;

/** Upper ends of the classes of stability, in days. */
export const stabilityClasses = [1, 7, 30, 90, 365, Number.POSITIVE_INFINITY] as const;

/** What a reader's reviews come to. */
export interface RecallFigures {
  /** Cards that come up on each of the next 30 days of study, today with all that is overdue. */
  readonly forecast: readonly number[];
  /** Of the cards that came up after a day or more, over 30 days: how many, and how many were known. */
  readonly retained: { readonly asked: number; readonly known: number };
  /** The mean chance that a card is known now; undefined without cards. */
  readonly expected: number | undefined;
  /** Cards in each class of stability: days until the chance has fallen to 90 %. */
  readonly stability: readonly number[];
  /** Median of it, in days. */
  readonly medianStability: number | undefined;
  /** Reviews of each day of whole weeks, the last day today. */
  readonly calendar: { readonly firstDay: number; readonly counts: readonly number[] };
  readonly leeches: readonly DeckCard[];
  readonly suspended: readonly DeckCard[];
  /** Cards that were seen once or more. */
  readonly learned: number;
}

export function recallFigures(deck: Deck, now: Moment): RecallFigures {
  const today = dayOf(now);
  const all = [...deck.cards.values()];
  const learned = all.filter(({ memory }) => !isNew(memory));
  const active = learned.filter(({ decision }) => !decision?.isSuspended);
  const stabilities = active.map(({ memory }) => memory.card.stability).sort((a, b) => a - b);
  const chances = active.map(({ memory }) => deck.scheduler.retrievability(memory, now));
  return {
    forecast: forecastOf(active, now),
    retained: retainedOf(all, today),
    expected:
      chances.length > 0 ? chances.reduce((sum, chance) => sum + chance, 0) / chances.length : undefined,
    stability: countClasses(stabilities),
    medianStability: stabilities[Math.floor(stabilities.length / 2)],
    calendar: calendarOf(all, today),
    leeches: active.filter(isLeech).sort(byId),
    suspended: all.filter(({ decision }) => decision?.isSuspended).sort(byId),
    learned: learned.length,
  };
}

function forecastOf(cards: readonly DeckCard[], now: Moment): readonly number[] {
  const today = dayOf(now);
  const counts = new Array<number>(forecastDays).fill(0);
  for (const card of cards) {
    const due = dueOf(card.memory);
    const day = 'day' in due ? due.day : dayOf({ ms: due.ms, zoneMinutes: now.zoneMinutes });
    // What is put aside until tomorrow comes up then.
    const place = Math.max(0, day - today, isAside(card, now) ? 1 : 0);
    if (place < forecastDays) counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

function retainedOf(cards: readonly DeckCard[], today: number) {
  let [asked, known] = [0, 0];
  for (const { facts } of cards)
    for (const fact of facts) {
      const day = dayOfFact(fact);
      if (!isRecallFact(fact) || day <= today - retentionDays || day > today) continue;
      asked += 1;
      if (isKnownFact(fact)) known += 1;
    }
  return { asked, known };
}

function countClasses(stabilities: readonly number[]): readonly number[] {
  const counts = stabilityClasses.map(() => 0);
  for (const stability of stabilities) {
    const place = stabilityClasses.findIndex((end) => stability < end);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

/** Day 0 was a Thursday: weeks begin on Mondays. */
function calendarOf(cards: readonly DeckCard[], today: number) {
  const monday = today - ((today + 3) % 7);
  const firstDay = monday - (calendarWeeks - 1) * 7;
  const counts = new Array<number>(today - firstDay + 1).fill(0);
  for (const { facts } of cards)
    for (const fact of facts) {
      const day = dayOfFact(fact);
      if (day >= firstDay && day <= today) counts[day - firstDay] = (counts[day - firstDay] ?? 0) + 1;
    }
  return { firstDay, counts };
}
