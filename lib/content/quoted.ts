import { shortened } from '@/lib/text/excerpts/shortened';

/** What a message quotes of a file: one line of bounded length. */
export function quoted(text: string, length = 40): string {
  return shortened(text.replace(/\s+/g, ' ').trim(), length);
}
