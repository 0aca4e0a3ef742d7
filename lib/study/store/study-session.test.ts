import { expect, test, vi } from 'vitest';
import { findSetting, isUnderstood, tickQuestion } from '@/lib/study/model/annotations';
import type { Change } from '@/lib/study/model/records';
import { studyTabs } from '@/test-support/study-tabs';
import { openStudySession } from './study-session';

const open = studyTabs();
const tab = () => openStudySession(open(), ['tick']);

test('a page shows what it wrote, and what another tab writes', async () => {
  const [a, b] = [tab(), tab()];
  await Promise.all([
    a.change((state, maker) => tickQuestion(state, 'art/a', true, maker)),
    b.change((state, maker) => tickQuestion(state, 'art/b', true, maker)),
  ]);
  for (const { view } of [a, b])
    await expect
      .poll(() => ['art/a', 'art/b'].filter((path) => isUnderstood(view().state, path)))
      .toHaveLength(2);
});

test('a page is told of kinds that it shows, and no others', async () => {
  const session = tab();
  await session.ready;
  const before = session.view();
  const change: Change = { kind: 'setting', record: { id: 'x', value: 1, updatedMs: 1 } };
  await session.change(() => [change]);
  expect(session.view()).toBe(before);
  expect(findSetting(session.view().state, 'x')).toBeUndefined();
});

test('changes are shown at once, each made of the one before', async () => {
  const session = tab();
  await session.ready;
  const both = [true, false].map((isTicked) =>
    session.change((state, maker) => tickQuestion(state, 'art/a', isTicked, maker)),
  );
  expect(isUnderstood(session.view().state, 'art/a')).toBe(false);
  await Promise.all(both);
  expect(isUnderstood(session.view().state, 'art/a')).toBe(false);
});

test('what could not be kept is not shown, and said', async () => {
  const session = tab();
  await session.ready;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  const kept = await session.change((state, maker) => tickQuestion(state, 'art/a', true, maker));
  expect(kept).toBeUndefined();
  expect(isUnderstood(session.view().state, 'art/a')).toBe(false);
  expect(session.view().failure).toMatchObject({ reason: 'full' });
  vi.restoreAllMocks();
  await session.change((state, maker) => tickQuestion(state, 'art/a', true, maker));
  expect(session.view().failure).toBeUndefined();
});
