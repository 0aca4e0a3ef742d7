import { type Encoder, openEncoder } from './encoder';

/** What a thread that encodes is asked. */
export interface EncodeTask {
  /** Folder of the model, where it is the owner's own. */
  readonly model: string | undefined;
  readonly texts: readonly string[];
}

let opened: Promise<Encoder> | undefined;

export default async function encodeTexts({ model, texts }: EncodeTask): Promise<Float32Array[]> {
  opened ??= open(model);
  return (await opened).encode(texts);
}

async function open(folder: string | undefined): Promise<Encoder> {
  let why = '';
  const onFailure = (reason: string) => {
    why = reason;
  };
  const encoder = await openEncoder({ ...(folder ? { folder } : {}), onFailure });
  if (encoder === undefined) throw new Error(why);
  return encoder;
}
