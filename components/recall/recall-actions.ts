import { changeSetting } from '@/lib/study/model/annotations';
import { stampAfter } from '@/lib/study/model/merge';
import type { Change, Rating, ReviewRecord, SettingRecord } from '@/lib/study/model/records';
import {
  type Deck,
  type DeckCard,
  pathOfCard,
  withDecision,
  withoutReview,
  withReview,
} from '@/lib/study/recall/deck';
import { type RecallSettings, settingNames } from '@/lib/study/recall/recall-settings';
import { maker } from '@/lib/study/store/maker';
import { nowMoment, type Recall } from './recall-state';

export interface RecallActions {
  rate(card: DeckCard, rating: Rating, beside: { readonly title: string; readonly tookMs: number }): void;
  /** Takes the last rating of this visit back; the card that was rated, where there is one. */
  undo(): string | undefined;
  /** Puts a card aside until a moment, for good, or back. */
  decide(card: DeckCard, change: Decision, title: string): void;
  /** Makes cards of the parts of an answer. */
  addParts(ids: readonly string[], title: string): void;
  set<Name extends keyof RecallSettings>(name: Name, value: RecallSettings[Name]): void;
  /** What saved questions ask, by their paths. */
  titlesOf(paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export interface Decision {
  readonly isSuspended?: boolean;
  readonly buriedUntilMs?: number;
}

/** What actions stand on. */
export interface Keeper {
  /** What is shown now; undefined before it was read. */
  readonly latest: () => Recall | undefined;
  /** Shows what changes come to, and keeps them. */
  readonly keep: (changes: readonly Change[], next: (deck: Deck) => Deck) => void;
  /** The same where all cards have to be worked out anew. */
  readonly keepAndReload: (changes: readonly Change[]) => void;
  readonly titlesOf: RecallActions['titlesOf'];
  /** Ratings of this visit, for `undo`. */
  readonly rated: Rated[];
}

/** A rating, and its card as it was before. */
export interface Rated {
  readonly review: ReviewRecord;
  readonly before: DeckCard;
}

type CardChange = Extract<Change, { readonly kind: 'card' }>;

export function recallActions({ latest, keep, keepAndReload, titlesOf, rated }: Keeper): RecallActions {
  const decideOn = (changes: readonly CardChange[]) => {
    if (changes.length > 0) keep(changes, (deck) => withDecisions(deck, changes));
  };
  return {
    rate(card, rating, { title, tookMs }) {
      const deck = latest()?.deck;
      if (!deck) return;
      const { ms, zoneMinutes } = nowMoment();
      const kept = { card: card.id, rating, reviewedMs: ms, zoneMinutes, tookMs: Math.round(tookMs) };
      const review = { ...kept, id: maker.newId(), updatedMs: ms };
      rated.push({ review, before: deck.cards.get(card.id) ?? card });
      const named = card.decision ? [] : [decisionChange(deck, card.id, {}, title)];
      keep([{ kind: 'review', record: review }, ...named], (now) =>
        withReview(withDecisions(now, named), review),
      );
    },
    undo() {
      const last = rated.pop();
      if (!last) return undefined;
      const { review, before } = last;
      const gone = { id: review.id, isDeleted: true, updatedMs: stampAfter(Date.now(), review) } as const;
      keep([{ kind: 'review', record: gone }], (deck) => withoutReview(deck, before));
      return before.id;
    },
    decide(card, change, title) {
      const deck = latest()?.deck;
      if (deck) decideOn([decisionChange(deck, card.id, change, title)]);
    },
    addParts(ids, title) {
      const deck = latest()?.deck;
      if (!deck) return;
      const added = ids.filter((id) => !deck.cards.has(id));
      decideOn(added.map((id) => decisionChange(deck, id, {}, title)));
    },
    set(name, value) {
      const before = latest();
      if (!before) return;
      const kept = value as SettingRecord['value'];
      keepAndReload(changeSetting(before.state, settingNames[name], kept, maker));
    },
    titlesOf,
  };
}

function decisionChange(deck: Deck, id: string, change: Decision, title: string): CardChange {
  const before = deck.cards.get(id)?.decision;
  const updatedMs = stampAfter(Date.now(), before);
  const path = pathOfCard(id);
  const kept = { isSuspended: false, buriedUntilMs: 0, ...before, ...change };
  return { kind: 'card', record: { ...kept, id, path, title: title || (before?.title ?? path), updatedMs } };
}

function withDecisions(deck: Deck, changes: readonly CardChange[]): Deck {
  return changes.reduce((one, { record }) => ('path' in record ? withDecision(one, record) : one), deck);
}
