import { Tokenizer } from '@huggingface/tokenizers';

/** A token is seldom longer; what is beyond so many characters a token would be cut off in any case. */
const charactersAToken = 12;

export interface Tokens {
  /** The numbers of a text's tokens in the model's vocabulary, at most `most` of them, the closing one among them. */
  ids(text: string, most: number): readonly number[];
  /** Whether a folded word is one token of the vocabulary. */
  knowsWord(folded: string): boolean;
}

/** @param json the text of a `tokenizer.json` */
export function createTokens(json: string): Tokens {
  const described = JSON.parse(json);
  const tokenizer = new Tokenizer(described, {});
  const added = tokenizer.encode('').ids.length;
  if (tokenizer.encode('a').ids.some((id) => !Number.isInteger(id)))
    throw new Error(
      `a tokenizer of the kind ${described.model?.type} cannot be used: WordPiece, BPE and Unigram can`,
    );
  const unknown: unknown = described.model?.unk_token;
  return {
    ids(text, most) {
      const { ids } = tokenizer.encode(text.slice(0, most * charactersAToken));
      return ids.length <= most ? ids : [...ids.slice(0, most - 1), ...ids.slice(-1)];
    },
    knowsWord(folded) {
      const { tokens } = tokenizer.encode(folded.slice(0, charactersAToken * 4));
      return tokens.length === added + 1 && !tokens.some((token) => token === unknown);
    },
  };
}
