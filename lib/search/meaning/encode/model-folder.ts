import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Name of the folder of the model that comes with Stoa, in a standalone folder. */
export const bundledModel = 'meaning-model';

/** A model lies in a folder as these two files. */
export const modelFiles = { weights: 'model.onnx', tokenizer: 'tokenizer.json' } as const;

export interface ModelFiles {
  /** Path of the file that holds the graph with its weights: read by what runs it, so that it is not held twice. */
  readonly weights: string;
  readonly tokenizer: string;
  /** Names the model: vectors of another one cannot be compared with its own. */
  readonly fingerprint: string;
}

/** The model that comes with Stoa: beside the bundled server, or among the sources. */
export function ownModelFolder(): string {
  const bundled = path.resolve(bundledModel);
  return existsSync(bundled) ? bundled : path.resolve('lib/search/meaning/model');
}

/** @throws where a file is missing or cannot be read */
export async function readModel(folder: string): Promise<ModelFiles> {
  const weights = path.join(folder, modelFiles.weights);
  const tokenizer = await readFile(path.join(folder, modelFiles.tokenizer), 'utf8');
  const hash = createHash('sha256');
  for await (const piece of createReadStream(weights)) hash.update(piece);
  return { weights, tokenizer, fingerprint: hash.update(tokenizer).digest('hex').slice(0, 16) };
}
