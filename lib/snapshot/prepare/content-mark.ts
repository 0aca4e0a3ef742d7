import type { BuiltSnapshot } from '@/lib/snapshot/build/write-snapshot';
import { today } from '@/lib/text/calendar-date';

/** What a snapshot was built from: a folder, and where a question waits for its day, the first such day. */
export function contentMark(
  fingerprint: string,
  { isWhole, withheld }: { readonly isWhole: boolean; readonly withheld: BuiltSnapshot['withheld'] },
): string {
  if (!isWhole) return `${fingerprint} unsettled`;
  const [first] = withheld
    .flatMap(({ reason, date }) => (reason === 'future date' && date ? date : []))
    .sort();
  return first === undefined ? fingerprint : `${fingerprint} until ${first}`;
}

/** Whether a folder is as it was, and no question's day has come since. */
export function isBuiltFrom(content: string, fingerprint: string): boolean {
  const [before, until] = content.split(' until ');
  return before === fingerprint && (until === undefined || today() < until);
}
