import { carryingErrors } from '@/lib/concurrency/carried-errors';
import { type Encoder, needEncoder } from '@/lib/search/meaning/encode/encoder';

/** What a thread that encodes is asked. */
export interface EncodeTask {
  /** Folder of the model, where it is the owner's own. */
  readonly model: string | undefined;
  readonly texts: readonly string[];
}

let opened: Promise<Encoder> | undefined;

export default carryingErrors(async ({ model, texts }: EncodeTask) => {
  opened ??= needEncoder(model);
  return (await opened).encode(texts);
});
