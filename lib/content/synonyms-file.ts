/** Words and phrases that mean the same to a reader who searches. */
export type SynonymGroup = readonly string[];

/**
 * `synonyms.txt`: one group a line, its words or phrases between commas; `#` begins a comment. Lines that hold fewer
 * than two are numbered in `bad`.
 */
export function parseSynonyms(text: string): {
  readonly groups: readonly SynonymGroup[];
  readonly bad: readonly number[];
} {
  const groups: SynonymGroup[] = [];
  const bad: number[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const told = line.replace(/(^|\s)#.*$/, '').trim();
    if (told === '') continue;
    const words = [...new Set(told.split(',').map((word) => word.trim()))].filter((word) => word !== '');
    if (words.length > 1) groups.push(words);
    else bad.push(index + 1);
  }
  return { groups, bad };
}
