import fc from 'fast-check';
import { test, vi } from 'vitest';
import { stampAfter } from '@/lib/study/model/merge';
import type { Change, Rating, ReviewRecord } from '@/lib/study/model/records';
import { liveRecords } from '@/lib/study/model/study-state';
import { settingNames } from '@/lib/study/recall/recall-settings';
import { dayMs, type Moment } from '@/lib/study/recall/study-day';
import type { StudyStore } from '@/lib/study/store/study-store';
import { propertyRuns } from '@/test-support/property-runs';
import { asPage, cards, decided, expectFolded, reviewed, start } from '@/test-support/study-reviews';
import { studyTabs } from '@/test-support/study-tabs';
import { headId } from './remembered';

const open = studyTabs();
const takenBack = ({ id, updatedMs }: ReviewRecord): Change => ({
  kind: 'review',
  record: { id, isDeleted: true, updatedMs: updatedMs + 1 },
});
const retention = (value: number, updatedMs: number): Change => ({
  kind: 'setting',
  record: { id: settingNames.retention, value, updatedMs },
});
const reviewsOf = async (store: StudyStore) => liveRecords(await store.read(['review']), 'review');

const card = fc.constantFrom(...cards);
const rating = fc.constantFrom<Rating>(1, 2, 3, 4);
const zone = fc.constantFrom(0, 0, 120, -600, 780);
/** Minutes, days, and clocks that were set back or years ahead. */
const jump = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map((minutes) => minutes * 60_000),
  fc.integer({ min: 1, max: 40 }).map((days) => days * dayMs),
  fc.constantFrom(-3 * dayMs, -800 * dayMs, 800 * dayMs, 2 * dayMs),
);
const place = fc.nat(1_000);
const step = fc.oneof(
  fc.record({ does: fc.constant('rate' as const), card, rating, jump, zone, isOnPage: fc.boolean() }),
  fc.record({ does: fc.constant('undo' as const), place, isOnPage: fc.boolean() }),
  fc.record({ does: fc.constant('decide' as const), card, isSuspended: fc.boolean() }),
  fc.record({ does: fc.constant('both tabs' as const), card, rating, zone }),
  fc.record({
    does: fc.constant('merge' as const),
    others: fc.array(fc.record({ card, rating, jump, zone }), { maxLength: 30 }),
    undone: fc.array(place, { maxLength: 3 }),
    isMany: fc.boolean(),
  }),
  fc.record({ does: fc.constant('retention' as const), value: fc.constantFrom(0.8, 0.9, 0.95) }),
  fc.record({ does: fc.constant('damage' as const), how: fc.constantFrom(...'hbntx') }),
  fc.record({ does: fc.constant('read' as const), jump }),
);

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

test('what is kept of cards is what all reviews come to, whatever happened', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      vi.stubGlobal('indexedDB', new IDBFactory());
      let now = start;
      const page = open(asPage(() => now));
      const tab = open();
      for (const one of steps) {
        if ('jump' in one) now = { ...now, ms: Math.max(0, now.ms + one.jump) };
        if ('zone' in one) now = { ...now, zoneMinutes: one.zone };
        await take(one, { page, tab, now });
        if (one.does === 'read') await expectFolded(page, now);
      }
      await expectFolded(page, now);
      await expectFolded(tab, { ...now, ms: now.ms + 3 * dayMs });
      await Promise.all([page.close(), tab.close()]);
    }),
    { numRuns: propertyRuns(60) },
  );
});

interface Opened {
  readonly page: StudyStore;
  readonly tab: StudyStore;
  readonly now: Moment;
}

async function take(one: Step, { page, tab, now }: Opened): Promise<void> {
  const at = (places: readonly number[], records: readonly ReviewRecord[]) =>
    places.flatMap((n) => records[n % Math.max(1, records.length)] ?? []);
  if (one.does === 'rate') await (one.isOnPage ? page : tab).write([reviewed(one.card, now, one.rating)]);
  else if (one.does === 'undo')
    await (one.isOnPage ? page : tab).write(at([one.place], await reviewsOf(tab)).map(takenBack));
  else if (one.does === 'decide') {
    const before = (await tab.read(['card'])).card.get(one.card);
    await page.write([decided(one.card, stampAfter(now.ms, before), one.isSuspended)]);
  } else if (one.does === 'both tabs')
    await Promise.all([page, tab].map((store) => store.write([reviewed(one.card, now, one.rating)])));
  else if (one.does === 'merge') {
    const brought = one.others.map((other) =>
      reviewed(other.card, { ms: Math.max(0, now.ms + other.jump), zoneMinutes: other.zone }, other.rating),
    );
    const before = await reviewsOf(tab);
    const known = before.map((record): Change => ({ kind: 'review', record }));
    const undone = at(one.undone, before).map(takenBack);
    // More than two hundred are written another way.
    const again = one.isMany ? Array.from({ length: 201 }, (_, n) => brought[n % brought.length]) : [];
    await tab.write([...brought, ...again, ...known, ...undone].filter((change) => change !== undefined));
  } else if (one.does === 'retention') {
    const before = (await tab.read(['setting'])).setting.get(settingNames.retention);
    await tab.write([retention(one.value, stampAfter(now.ms, before))]);
  } else if (one.does === 'damage') await damage(tab, one.how);
}

/** Spoils what is kept of cards, as no code of the site does. */
async function damage(store: StudyStore, how: string): Promise<void> {
  await store.use(async (database) => {
    const all = await database.getAll('memory');
    const bucket = all.find(({ id }) => id !== headId);
    const head = all.find(({ id }) => id === headId);
    if (how === 'h' && head) await database.put('memory', { ...head, version: 'other' } as never);
    if (how === 'x' && head) await database.put('memory', { id: headId, stale: 7 } as never);
    if (!bucket || !('numbers' in bucket)) return;
    if (how === 'b') await database.delete('memory', bucket.id);
    if (how === 't') await database.put('memory', { ...bucket, facts: new Int32Array(1) });
    if (how === 'n') {
      const numbers = bucket.numbers.slice();
      numbers[1] = 99;
      await database.put('memory', { ...bucket, numbers });
    }
  });
}
