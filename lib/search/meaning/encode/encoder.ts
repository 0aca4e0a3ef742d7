import { ownModelFolder, readModel } from './model-folder';
import { inputsOf, pooled } from './model-inputs';
import { createTokens } from './tokens';

/** Tokens of a text that are read. */
const maxTokens = { query: 64, document: 128 } as const;

/** A model that turns texts into vectors: the nearer two vectors, the more alike what the texts say. */
export interface Encoder {
  /** Names the model; only vectors of the same one can be compared. */
  readonly fingerprint: string;
  readonly dimensions: number;
  /** A vector of length 1 for each of the texts, each the same whatever it is encoded with. */
  encode(texts: readonly string[], kind?: keyof typeof maxTokens): Promise<Float32Array[]>;
  /** Whether the model knows a folded word as a word, not in pieces. */
  knowsWord(folded: string): boolean;
  /** Whether a text is in letters that the model was taught. */
  understands(text: string): boolean;
  close(): Promise<void>;
}

export interface EncoderOptions {
  /** Folder of the model; the one that comes with Stoa where none is named. */
  readonly folder?: string;
  /** Threads that reckon; one by default. */
  readonly threads?: number;
  /** Called with why there is none. */
  readonly onFailure?: (reason: string) => void;
  /** Loads what runs models; for tests. */
  readonly loadRuntime?: () => Promise<Runtime>;
}

type Runtime = Pick<typeof import('onnxruntime-node'), 'InferenceSession' | 'Tensor'>;

/** Undefined where what runs models is not installed, or the model cannot be used: `onFailure` is called with why. */
export async function openEncoder(options: EncoderOptions = {}): Promise<Encoder | undefined> {
  try {
    return await open(options);
  } catch (error) {
    options.onFailure?.(error instanceof Error ? (error.message.split('\n')[0] as string) : String(error));
    return undefined;
  }
}

/**
 * @param folder of the owner's own model, where it is not the one that comes with Stoa
 * @throws what `onFailure` would be called with
 */
export async function needEncoder(folder: string | undefined): Promise<Encoder> {
  let why = '';
  const onFailure = (reason: string) => {
    why = reason;
  };
  const encoder = await openEncoder({ ...(folder ? { folder } : {}), onFailure });
  if (encoder === undefined) throw new Error(why);
  return encoder;
}

async function open(options: EncoderOptions): Promise<Encoder> {
  const { InferenceSession, Tensor } = await (options.loadRuntime ?? loadRuntime)();
  const model = await readModel(options.folder ?? ownModelFolder());
  const tokens = createTokens(model.tokenizer);
  const session = await InferenceSession.create(model.weights, {
    intraOpNumThreads: options.threads ?? 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    // Texts are of every length: an arena keeps the room of the longest, many times over.
    enableCpuMemArena: false,
    enableMemPattern: false,
    // Threads that wait by turning round take the cores of those who serve.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
    logSeverityLevel: 3,
  });
  const output = session.outputNames[0] as string;
  const encodeOne = async (text: string, most: number) => {
    const results = await session.run(inputsOf(session, tokens.ids(text, most), Tensor), [output]);
    const tensor = results[output];
    if (!(tensor?.data instanceof Float32Array)) throw new Error('the model gives no floating point numbers');
    return pooled(tensor.data, tensor.dims);
  };
  const { length } = await encodeOne('length', maxTokens.query);
  return {
    fingerprint: model.fingerprint,
    dimensions: length,
    async encode(texts, kind = 'document') {
      const vectors: Float32Array[] = [];
      for (const text of texts) vectors.push(await encodeOne(text, maxTokens[kind]));
      return vectors;
    },
    knowsWord: tokens.knowsWord,
    understands: options.folder === undefined ? isLatin : () => true,
    close: () => session.release(),
  };
}

/** The model that comes with Stoa was taught English. */
function isLatin(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter));
  return latin.length > 0 && latin.length * 2 >= letters.length;
}

/** For trials alone: then a package that is there does as if it were not, in every thread and process. */
const isWithheld = process.env.STOA_TRIAL_WITHOUT_MODEL === '1';

async function loadRuntime(): Promise<Runtime> {
  if (isWithheld) throw new Error("Cannot find package 'onnxruntime-node': it is withheld for a trial");
  return import('onnxruntime-node');
}
