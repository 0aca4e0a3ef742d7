import { withoutPlaceholders } from '@/lib/markdown/scan/placeholders';
import { segments } from '@/lib/markdown/scan/segments';
import { caps } from './caps';
import { excessOfSource } from './source-caps';

/** What in an answer is more than is rendered, in words; undefined if nothing is. Nothing is parsed: linear time. */
export function excessOfAnswer(answer: string): string | undefined {
  const text = withoutPlaceholders(answer);
  return excessOfSize(text) ?? excessOfSource(segments(text));
}

export function excessOfSize(text: string): string | undefined {
  if (Buffer.byteLength(text) <= caps.inputBytes) return undefined;
  return `the answer has more than ${caps.inputBytes / 1024} KiB`;
}
