/** The beginning of a text, cut after a sentence or a word, within `length` characters; an ellipsis where words are missing. */
export function excerpt(text: string, length: number): string {
  const line = text
    .slice(0, length * 4)
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= length) return line;
  const head = line.slice(0, length);
  const sentence = /^.*[.!?](?=\s)/.exec(`${head} `)?.[0];
  if (sentence !== undefined && sentence.length > length / 2) return sentence;
  return `${head.slice(0, Math.max(head.lastIndexOf(' '), length / 2)).replace(/[\s,;:–-]+$/, '')}…`;
}
