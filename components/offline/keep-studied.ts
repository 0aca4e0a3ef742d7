import { mostStudied } from '@/lib/offline/format/messages';
import { questionAddress } from '@/lib/site/paths';
import { partsOfPath } from '@/lib/study/model/question-path';
import { createStudyStore } from '@/lib/study/store/study-store';
import { startUnlessRemoved, tellOfflineWorker } from './offline-worker-client';

/** Has the pages of all questions kept that a reader saved or is tested on, so that they can be reviewed in the bus. */
export async function keepStudied(): Promise<void> {
  const registration = await startUnlessRemoved();
  if (!registration) return;
  const store = createStudyStore();
  try {
    const paths = await store.readStudiedPaths(mostStudied);
    const addresses = paths.map((path) => questionAddress(partsOfPath(path)));
    tellOfflineWorker(registration, { type: 'keep-pages', addresses });
  } finally {
    void store.close();
  }
}
