import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What an answer holds that a server of this trial never has done. */
export const endlessWord = 'takesforever';
/** What the page of an ordinary answer holds when all of it was rendered. */
export const wholeAnswer = /class="katex".*class="language-python"/s;

const answer = [
  'A **law** of $x^2 + y^2 = z^2$, in words and in a program.',
  '1. **First:** it holds for $\\alpha$.',
  '2. **Then:** it holds for $\\frac{a}{b}$.',
  '```python\nfor x in range(3):\n    print(x ** 2)\n```',
].join('\n\n');

/** Writes ordinary questions, and some whose answers take forever. */
export async function writeQuestions(folder: string, ordinary: number, slow: number): Promise<void> {
  await mkdir(path.join(folder, 'laws'), { recursive: true });
  const write = (slug: string, text: string) =>
    writeFile(
      path.join(folder, 'laws', `${slug}.md`),
      `---\nquestion: What is ${slug}?\nanswer: ${JSON.stringify(text)}\n---\n`,
    );
  for (let n = 0; n < ordinary; n++) await write(`ordinary-${n}`, `Number ${n}. ${answer}`);
  for (let n = 0; n < slow; n++) await write(`slow-${n}`, `Number ${n} ${endlessWord}.`);
}

export function pathOf(slug: string): string {
  return `/learn/laws/questions/${slug}`;
}
