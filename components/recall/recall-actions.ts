import { changeSetting } from '@/lib/study/model/annotations';
import { stampAfter } from '@/lib/study/model/merge';
import type { Change, Rating, ReviewRecord, SettingRecord } from '@/lib/study/model/records';
import { findRecord, liveRecords } from '@/lib/study/model/study-state';
import { type Deck, type DeckCard, withDecision, withoutReview, withReview } from '@/lib/study/recall/deck';
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
  readonly keep: (changes: readonly Change[], next: (recall: Recall) => Recall) => void;
  /** The same where all cards have to be worked out anew. */
  readonly keepAndReload: (changes: readonly Change[]) => void;
  /** Ratings of this visit, for `undo`. */
  readonly rated: ReviewRecord[];
}

type CardChange = Extract<Change, { readonly kind: 'card' }>;

export function recallActions({ latest, keep, keepAndReload, rated }: Keeper): RecallActions {
  const decideOn = (changes: readonly CardChange[]) => {
    if (changes.length > 0)
      keep(changes, (recall) => ({ ...recall, deck: withDecisions(recall.deck, changes) }));
  };
  return {
    rate(card, rating, { title, tookMs }) {
      const before = latest();
      if (!before) return;
      const { ms, zoneMinutes } = nowMoment();
      const kept = { card: card.id, rating, reviewedMs: ms, zoneMinutes, tookMs: Math.round(tookMs) };
      const review = { ...kept, id: maker.newId(), updatedMs: ms };
      rated.push(review);
      const named = card.decision ? [] : [decisionChange(before, card.id, {}, title)];
      keep([{ kind: 'review', record: review }, ...named], (recall) => ({
        ...recall,
        deck: withReview(withDecisions(recall.deck, named), review),
      }));
    },
    undo() {
      const last = rated.pop();
      if (!last) return undefined;
      const gone = { id: last.id, isDeleted: true, updatedMs: stampAfter(Date.now(), last) } as const;
      keep([{ kind: 'review', record: gone }], (recall) => {
        const reviews = liveRecords(recall.state, 'review');
        const others = reviews.filter(({ id, card }) => card === last.card && id !== last.id);
        return { ...recall, deck: withoutReview(recall.deck, last.card, others) };
      });
      return last.card;
    },
    decide(card, change, title) {
      const before = latest();
      if (before) decideOn([decisionChange(before, card.id, change, title)]);
    },
    addParts(ids, title) {
      const before = latest();
      if (!before) return;
      const added = ids.filter((id) => !before.deck.cards.has(id));
      decideOn(added.map((id) => decisionChange(before, id, {}, title)));
    },
    set(name, value) {
      const before = latest();
      if (!before) return;
      const kept = value as SettingRecord['value'];
      keepAndReload(changeSetting(before.state, settingNames[name], kept, maker));
    },
  };
}

function decisionChange({ state }: Recall, id: string, change: Decision, title: string): CardChange {
  const before = findRecord(state, 'card', id);
  const updatedMs = stampAfter(Date.now(), state.card.get(id));
  const [path = ''] = id.split('#');
  const kept = { isSuspended: false, buriedUntilMs: 0, ...before, ...change };
  return { kind: 'card', record: { ...kept, id, path, title: title || (before?.title ?? path), updatedMs } };
}

function withDecisions(deck: Deck, changes: readonly CardChange[]): Deck {
  return changes.reduce((one, { record }) => ('path' in record ? withDecision(one, record) : one), deck);
}
