import { hasRealLines } from './real-lines';
import { segments } from './segments';

/** The same answer on several lines, where it has its breaks as `\n`. */
export function withRealLines(answer: string): string {
  if (!answer.includes('\\') || hasRealLines(answer)) return answer;
  return segments(answer)
    .map((segment) =>
      segment.kind === 'prose' ? segment.text : segment.kind === 'fence' ? segment.markdown : segment.source,
    )
    .join('');
}
