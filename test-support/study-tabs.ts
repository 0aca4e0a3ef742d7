import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, vi } from 'vitest';
import { createStudyStore, type StudyStore } from '@/lib/study/store/study-store';

/** Opens stores as tabs of one browser do, which begins anew with each test, and closes them after it. */
export function studyTabs(): typeof createStudyStore {
  let stores: StudyStore[] = [];
  beforeEach(() => {
    vi.stubGlobal('indexedDB', new IDBFactory());
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await Promise.all(stores.map((store) => store.close()));
    stores = [];
  });
  return (afterwards) => {
    const store = createStudyStore(afterwards);
    stores.push(store);
    return store;
  };
}
