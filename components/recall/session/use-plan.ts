import { useEffect, useState } from 'react';
import type { RecallActions } from '@/components/recall/recall-actions';
import { allSaved, nowMoment, type Recall } from '@/components/recall/recall-state';
import type { TestRange } from '@/lib/site/paths';
import { type Deck, type DeckCard, isAside, newCard } from '@/lib/study/recall/deck';
import { dueOf, isDue, isLearning, isNew } from '@/lib/study/recall/memory';
import { buildQueue, type Queue } from '@/lib/study/recall/queue';
import { namelessQuestions, type Offer, offerOf } from './offered-questions';

/** The cards of a test, one after another. */
export interface Plan {
  readonly name: string;
  /** Ids of cards still to come, the present one first; learned ones come back between them. */
  readonly ids: readonly string[];
  readonly titles: ReadonlyMap<string, string>;
  /** Cards that were left out by the limits of a day. */
  readonly overLimit: number;
}

export type PlanStatus =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'ready'; readonly plan: Plan };

/** So many titles of saved questions are read ahead; those of others are seen once they are fetched. */
const titlesAhead = 50;

interface Asked {
  readonly range: TestRange | undefined;
  readonly isWithoutLimits: boolean;
}

/** Makes the plan of a test once, from what the site lists and what is due. */
export function usePlan(
  recall: Recall,
  titlesOf: RecallActions['titlesOf'],
  asked: Asked,
): readonly [PlanStatus, (change: (plan: Plan) => Plan) => void] {
  const [status, setStatus] = useState<PlanStatus>({ kind: 'loading' });
  const { range, isWithoutLimits } = asked;
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once for a range; the test goes on from there
  useEffect(() => {
    let isGone = false;
    offered(recall, range)
      .then((offer) => planOf(recall, offer, asked))
      .then((plan) => named(plan, recall, titlesOf))
      .then((plan) => ({ kind: 'ready', plan }) as const)
      .catch((): PlanStatus => {
        const reason = 'The questions could not be fetched. Check the connection, then try again.';
        return { kind: 'failed', reason };
      })
      .then((made) => {
        if (!isGone) setStatus(made);
      });
    return () => {
      isGone = true;
    };
  }, [range, isWithoutLimits]);
  const change = (made: (plan: Plan) => Plan) =>
    setStatus((now) => (now.kind === 'ready' ? { kind: 'ready', plan: made(now.plan) } : now));
  return [status, change];
}

async function offered(recall: Recall, range: TestRange | undefined): Promise<Offer> {
  if (!range) return { name: '', questions: namelessQuestions(allSaved(recall)), holds: () => true };
  const { deck, settings } = recall;
  const cardOf = (path: string) => deck.cards.get(path) ?? newCard(deck.scheduler, path);
  const isUnseen = (path: string) => isNew(cardOf(path).memory);
  return offerOf(range, recall, { isNew: isUnseen, enough: settings.newPerDay });
}

function planOf({ deck, settings }: Recall, offer: Offer, { range, isWithoutLimits }: Asked): Plan {
  const titles = new Map(offer.questions.map(({ path, title }) => [path, title]));
  const offered = offer.questions.map(({ path }) => path);
  // Who asks for one question is tested on it, whenever it is due.
  if (range && 'question' in range) return { name: '', ids: offered, titles, overLimit: 0 };
  const queue: Queue = buildQueue(deck, settings, nowMoment(), {
    holds: offer.holds,
    offered,
    isWithoutLimits,
  });
  return { name: offer.name, ids: queue.cards.map(({ id }) => id), titles, overLimit: queue.overLimit };
}

/** The plan with titles of saved questions that no decision names. */
async function named(plan: Plan, { deck }: Recall, titlesOf: RecallActions['titlesOf']): Promise<Plan> {
  const isNameless = (id: string) => !plan.titles.get(id) && !deck.cards.get(id)?.decision?.title;
  const nameless = plan.ids.filter(isNameless).slice(0, titlesAhead);
  if (nameless.length === 0) return plan;
  return { ...plan, titles: new Map([...plan.titles, ...(await titlesOf(nameless))]) };
}

/**
 * The card to show: one that is learned minutes apart and has come up again, else the next of the plan, else one that is
 * learned and comes up soon. Undefined where the test is over.
 */
export function presentCard(deck: Deck, { ids }: Plan, seen: ReadonlySet<string>): DeckCard | undefined {
  const now = nowMoment();
  const learned = [...seen].flatMap((id) => deck.cards.get(id) ?? []);
  const learning = learned
    .filter((card) => isLearning(card.memory) && !isAside(card, now))
    .sort((a, b) => momentOf(a) - momentOf(b));
  const ready = learning.find(({ memory }) => isDue(memory, now));
  if (ready) return ready;
  const next = ids[0];
  if (next !== undefined) return deck.cards.get(next) ?? newCard(deck.scheduler, next);
  return learning[0];
}

function momentOf({ memory }: DeckCard): number {
  const due = dueOf(memory);
  return 'ms' in due ? due.ms : 0;
}
