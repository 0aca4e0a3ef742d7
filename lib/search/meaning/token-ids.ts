import { Tokenizer } from '@huggingface/tokenizers';

/** A token is seldom longer; what is beyond so many characters a token would be cut off in any case. */
const charactersAToken = 12;

/** Text → the numbers of its tokens in the model's vocabulary, at most `most` of them, the closing one among them. */
export type TokenIds = (text: string, most: number) => readonly number[];

/** @param json the text of a `tokenizer.json` */
export function createTokenIds(json: string): TokenIds {
  const tokenizer = new Tokenizer(JSON.parse(json), {});
  return (text, most) => {
    const { ids } = tokenizer.encode(text.slice(0, most * charactersAToken));
    return ids.length <= most ? ids : [...ids.slice(0, most - 1), ...ids.slice(-1)];
  };
}
