import type { CardDecision, DeckCard } from '@/lib/study/recall/deck';
import { pathOfCard } from '@/lib/study/recall/deck';
import { checksum } from '@/lib/text/checksum';
import { pathHash } from '@/lib/text/path-hash';
import type { Bucket } from './remembered';

/** A review rewrites one bucket: some forty of thousands of cards. */
const buckets = 64;

/** The bucket that a card is in. */
export function bucketOf(card: string): string {
  return bucketOfHash(pathHash(card));
}

function bucketOfHash(hash: number): string {
  return `cards-${hash % buckets}`;
}

/** Cards by their buckets. */
export function groupByBucket(cards: readonly DeckCard[]): ReadonlyMap<string, readonly DeckCard[]> {
  const groups = new Map<string, DeckCard[]>();
  for (const card of cards) {
    const id = bucketOf(card.id);
    const group = groups.get(id);
    if (group) group.push(card);
    else groups.set(id, [card]);
  }
  return groups;
}

export function packCards(id: string, cards: readonly DeckCard[]): Bucket {
  const packed = {
    id,
    cards: cards.map((card) => card.id),
    titles: cards.map(({ decision }) => decision?.title ?? ''),
    numbers: Float64Array.from(cards.flatMap(numbersOf)),
    facts: Int32Array.from(cards.flatMap(({ facts }) => facts)),
  };
  return { ...packed, sum: sumOf(packed, packed.cards.map(pathHash)) };
}

/** The cards of a bucket; undefined where it is damaged. */
export function unpackCards(bucket: unknown): readonly DeckCard[] | undefined {
  if (!isBucket(bucket)) return undefined;
  const cards: DeckCard[] = [];
  let from = 0;
  for (const [i, id] of bucket.cards.entries()) {
    const numbers = bucket.numbers.subarray(i * columns, (i + 1) * columns);
    const end = from + (numbers[factsColumn] ?? 0);
    const facts: number[] = [];
    for (let place = from; place < end; place++) facts.push(bucket.facts[place] ?? 0);
    cards.push(cardFrom(id, { title: bucket.titles[i] ?? '', numbers, facts }));
    from = end;
  }
  return from === bucket.facts.length ? cards : undefined;
}

const columns = 18;
const factsColumn = 17;
/** Whether a reader decided about a card. */
const decided = { not: 0, shown: 1, suspended: 2 } as const;

function numbersOf({ memory: { card, zoneMinutes }, counted, decision, facts }: DeckCard): readonly number[] {
  const { not, shown, suspended } = decided;
  return [
    card.due.getTime(),
    card.stability,
    card.difficulty,
    card.elapsed_days,
    card.scheduled_days,
    card.learning_steps,
    card.reps,
    card.lapses,
    card.state,
    card.last_review?.getTime() ?? Number.NaN,
    zoneMinutes,
    counted.latestMs,
    counted.ahead,
    counted.aheadMs,
    decision ? (decision.isSuspended ? suspended : shown) : not,
    decision?.buriedUntilMs ?? 0,
    decision?.updatedMs ?? 0,
    facts.length,
  ];
}

/** As `numbersOf` has them. */
function cardFrom(
  id: string,
  {
    title,
    numbers,
    facts,
  }: { readonly title: string; readonly numbers: Float64Array; readonly facts: readonly number[] },
): DeckCard {
  const at = (column: number) => numbers[column] ?? 0;
  const path = pathOfCard(id);
  const reviewedAt = at(9);
  const card = {
    card_id: id,
    due: new Date(at(0)),
    stability: at(1),
    difficulty: at(2),
    elapsed_days: at(3),
    scheduled_days: at(4),
    learning_steps: at(5),
    reps: at(6),
    lapses: at(7),
    state: at(8),
    ...(Number.isNaN(reviewedAt) ? {} : { last_review: new Date(reviewedAt) }),
  };
  const decision: CardDecision | undefined =
    at(14) === decided.not
      ? undefined
      : {
          id,
          title,
          isSuspended: at(14) === decided.suspended,
          buriedUntilMs: at(15),
          updatedMs: at(16),
        };
  return {
    id,
    path,
    subject: path.slice(0, path.indexOf('/')),
    memory: { card, zoneMinutes: at(10) },
    decision,
    facts,
    counted: { latestMs: at(11), ahead: at(12), aheadMs: at(13) },
  };
}

function isBucket(value: unknown): value is Bucket {
  const { id, cards, titles, numbers, facts, sum } = (value ?? {}) as Partial<Bucket>;
  if (!Array.isArray(cards) || !Array.isArray(titles) || titles.length !== cards.length) return false;
  if (!(numbers instanceof Float64Array) || !(facts instanceof Int32Array)) return false;
  if (numbers.length !== cards.length * columns) return false;
  const hashes = cards.map((card) => (typeof card === 'string' ? pathHash(card) : -1));
  return hashes.every((hash) => bucketOfHash(hash) === id) && sumOf({ numbers, facts }, hashes) === sum;
}

/** Tells whether anything but titles is another. */
function sumOf({ numbers, facts }: Pick<Bucket, 'numbers' | 'facts'>, hashes: readonly number[]): number {
  const bytes = ({ buffer, byteOffset, byteLength }: Float64Array | Int32Array) =>
    new Uint8Array(buffer, byteOffset, byteLength);
  const cards = hashes.reduce((sum, hash) => Math.imul(sum, 31) + hash, 0);
  return checksum(bytes(numbers), checksum(bytes(facts), cards | 0) | 0);
}
