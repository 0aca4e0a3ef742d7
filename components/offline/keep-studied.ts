import { questionAddress } from '@/lib/site/paths';
import { partsOfPath } from '@/lib/study/model/question-path';
import { isDeleted } from '@/lib/study/model/records';
import { pathOfCard } from '@/lib/study/recall/deck';
import { createStudyStore } from '@/lib/study/store/study-store';
import { startUnlessRemoved, tellOfflineWorker } from './offline-worker-client';

/** Has the pages of all questions kept that a reader saved or is tested on, so that they can be reviewed in the bus. */
export async function keepStudied(): Promise<void> {
  const registration = await startUnlessRemoved();
  if (!registration) return;
  const store = createStudyStore();
  try {
    const { saved, review } = await store.read(['saved', 'review']);
    const paths = new Set<string>();
    // Those reviewed last come first: where there are very many, they are the ones to be kept.
    for (const record of [...review.values()].reverse())
      if (!isDeleted(record)) paths.add(pathOfCard(record.card));
    for (const record of saved.values()) if (!isDeleted(record)) paths.add(record.path);
    const addresses = [...paths].map((path) => questionAddress(partsOfPath(path)));
    tellOfflineWorker(registration, { type: 'keep-pages', addresses });
  } finally {
    void store.close();
  }
}
