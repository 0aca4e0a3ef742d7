import { hasRealLines } from '@/lib/markdown/scan/real-lines';
import { withRealLines } from '@/lib/markdown/scan/with-real-lines';
import { fold } from '@/lib/text/fold';

/**
 * The answer: what the field says, then the body. `&nbsp;` alone is an editor's way of saying nothing. Where one of them
 * is written on one line and has its breaks as `\n`, both together have real lines. A first heading that repeats the
 * question is left out: the page has it above.
 */
export function wholeAnswer(question: string, answer: string | undefined, body: string): string {
  const below = body.replace(/&nbsp;|\u00a0/g, ' ').trim() === '' ? '' : withoutBlankLines(body);
  const parts = [withoutBlankLines(answer ?? ''), below].filter(Boolean);
  const whole = parts.length > 1 ? parts.map(withRealLines).join('\n\n') : (parts[0] ?? '');
  return withoutRepeatedTitle(whole, question);
}

/** What stands before the first line with text goes, but not its indentation: that may make it code. */
function withoutBlankLines(text: string): string {
  const end = text.trimEnd();
  const start = end.search(/\S/);
  return start < 0 ? '' : end.slice(end.lastIndexOf('\n', start) + 1);
}

/** Longer than any question: a first line of more is not compared. */
const longestTitle = 600;

/** `# Title` on the first line, or the title over a row of `=`. */
function withoutRepeatedTitle(answer: string, question: string): string {
  const lineEnd = hasRealLines(answer) ? '\\n' : '(?:\\\\r)?\\\\n';
  const heading = new RegExp(`^#[ \\t]+(.{1,${longestTitle}}?)(?:[ \\t]+#+)?[ \\t]*(?:${lineEnd}|$)`, 'u');
  const underlined = new RegExp(`^(.{1,${longestTitle}}?)[ \\t]*${lineEnd}=+[ \\t]*(?:${lineEnd}|$)`, 'u');
  const found = (answer.startsWith('#') ? heading : underlined).exec(answer);
  if (found?.[1] === undefined || plain(found[1]) !== plain(question)) return answer;
  return answer.slice(found[0].length).replace(new RegExp(`^(?:[ \\t]*${lineEnd})+(?![a-z])`), '');
}

/** Without regard to case, accents, marks of emphasis and the sign at the end. */
function plain(title: string): string {
  const words = fold(title)
    .replace(/[*_`~]+/g, '')
    .replace(/\s+/g, ' ');
  return words.replace(/[\s.?!:]+$/, '').trim();
}
