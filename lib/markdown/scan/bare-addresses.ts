/** A web address that stands in prose without any marks. */
export interface BareAddress {
  readonly kind: 'address';
  readonly source: string;
}

/** Punctuation of East Asian texts, and curly quotes: a sentence goes on there, an address does not. */
const ends =
  '\\u2018-\\u201d\\u2026\\u3001-\\u3003\\u3008-\\u3011\\u3014-\\u301f\\u30fb\\uff01-\\uff0f\\uff1a-\\uff1f\\uff3b-\\uff3d\\uff5b-\\uff65';
const address = new RegExp(
  `(?:(?<![a-z\\d<"'=/.@:_-])https?://|(?<![^\\s(*_~])www\\.)[^\\s<>()[\\]${ends}\\ufdd0-\\ufdef]+(?=[${ends}])`,
  'giu',
);

/**
 * Replaces every bare address that East Asian punctuation follows: the parser would take the punctuation, and the sentence
 * after it, for a part of the address.
 */
export function replaceBareAddresses(text: string, replacement: (address: BareAddress) => string): string {
  if (!/https?:|www\./i.test(text)) return text;
  return text.replace(address, (source) => replacement({ kind: 'address', source }));
}

export function urlOfBareAddress({ source }: BareAddress): string {
  return /^www\./i.test(source) ? `http://${source}` : source;
}
