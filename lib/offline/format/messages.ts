/** Most pages of questions that are saved or learned that are kept by themselves. */
export const mostStudied = 500;

/** What a page asks of the worker that answers without a connection. */
export type ToOfflineWorker =
  /** Keeps the pages of all questions that are saved or learned. */
  | { readonly type: 'keep-pages'; readonly addresses: readonly string[] }
  | { readonly type: 'forget-read-pages' }
  /** Keeps a subject from now on. */
  | {
      readonly type: 'keep';
      readonly subject: { readonly slug: string; readonly title: string; readonly questions: number };
      readonly place: number;
    }
  | { readonly type: 'pause' | 'resume' | 'remove'; readonly slug: string }
  /** Goes on with what is unfinished; there may be a connection again. */
  | { readonly type: 'go-on' };

/** On this channel the worker tells pages what has happened. */
export const offlineChannel = 'stoa-offline';

/** What is kept is another; or the worker could not do what it was asked to, for no room is left, or for another reason. */
export type FromOfflineWorker = 'changed' | 'full' | 'failed';

/** `off` where the reader had all of it removed: until something is wanted offline again, no page brings it back. */
export const offlineStorageKey = 'stoa-offline';
