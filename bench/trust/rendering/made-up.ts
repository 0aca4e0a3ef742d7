import { renderAnswer } from '@/lib/markdown/render/render-answer';
import { answerText } from '@/lib/markdown/tree/answer-text';
import { breachesOf } from '@/test-support/allow-list-check';
import { decodeEntities } from './comparable';

/**
 * An answer of blocks and marks as people and machines write them, well or badly; each of its words is there once, so
 * that none can be lost unnoticed.
 */
export function makeAnswer(random: () => number): {
  readonly source: string;
  readonly words: readonly string[];
} {
  const maker = createMaker(random);
  const { words, pick } = maker;
  const marks = marksOf(maker);
  const line = () => Array.from({ length: 1 + Math.floor(random() * 6) }, () => pick(marks)()).join(' ');
  const block = blocksOf(maker, line);
  const blocks = Array.from({ length: 1 + Math.floor(random() * 7) }, () => pick(block)());
  const source = blocks.join(pick(['\n\n', '\n\n', '\n']));
  // As the front matter holds it: on one line, with the two characters for a break.
  return { source: random() < 0.5 ? source.replaceAll('\n', '\\n') : source, words };
}

type Maker = ReturnType<typeof createMaker>;

function createMaker(random: () => number) {
  const words: string[] = [];
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  return {
    words,
    pick,
    word(): string {
      const made = `${pick(['cell', 'Energie', 'né', 'ток', '光', 'wave'])}q${words.length}`;
      words.push(made);
      return made;
    },
    /** In a formula an accent is set over its letter, so that the word is no run of characters. */
    plain(): string {
      words.push(`mathq${words.length}`);
      return words.at(-1) ?? '';
    },
  };
}

function marksOf({ words, pick, word, plain }: Maker): readonly (() => string)[] {
  return [
    word,
    word,
    word,
    () => `**${word()}**`,
    () => `*${word()} ${word()}*`,
    () => `~~${word()}~~`,
    () => `\`${word()}\``,
    () => `[${word()}](https://example.org/)`,
    () => `[${word()}](javascript:x)`,
    () => `![${word()}](x.png)`,
    () => `\\"${word()}\\"`,
    () => `<b>${word()}</b>`,
    () => '<!-- unsaid -->',
    () => `<sub>${word()}</sub> <kbd>${word()}</kbd><br>${word()}`,
    () => `<abbr title="t">${word()}</abbr> <u>${word()}`,
    () => `==${word()} ${word()}==`,
    () => `${word()}^2^ ${word()}~i~`,
    () => `**${word()}：**光`,
    () => `$${pick(['x', '\\alpha', 'y_1'])} + \\text{${plain()}}$`,
    () => `\\(z = \\text{${plain()}}\\)`,
    () => `it costs $5 or $${words.length} ${word()}`,
    () => `${word()} & ${word()} < ${word()}`,
    () => `_${word()}`,
    () => `${word()}**`,
    () => `[${word()}`,
  ];
}

function blocksOf({ words, pick, word, plain }: Maker, line: () => string): readonly (() => string)[] {
  return [
    line,
    line,
    () => `- ${line()}\n- ${line()}\n  - ${line()}`,
    () => `1. ${line()}\n2. ${line()}`,
    () => `> ${line()}\n> > ${line()}`,
    () => `> [!${pick(['NOTE', 'tip', 'other'])}] ${word()}\n> ${line()}`,
    () => `:::${pick(['tip', 'note ', 'warning **x**', 'other'])}${pick(['', ' '])}${word()}\n${line()}\n:::`,
    () => `<details>\n<summary>${word()}</summary>\n\n${line()}\n\n</details>`,
    () => `<details><summary>${word()}</summary>${line()}${pick(['</details>', ''])}`,
    () => `${word()}\n: ${line()}\n: ${line()}`,
    () => `\`\`\`js {1,3-5} showLineNumbers title="a.js"\n${word()} = 1\n\`\`\``,
    () => `\`\`\`${pick(['diff', 'diff-js', 'js diff'])}\n-${word()} = 1\n+${word()}\n\`\`\``,
    () => `## ${line()}`,
    () => `${line()}\n---`,
    () => `| ${word()} | ${word()} |\n| --- | :-: |\n| ${word()} | **${word()}** |`,
    () => `\`\`\`${pick(['', 'python', 'cpp', 'none'])}\n${word()} = 1\n    ${word()}\n\`\`\``,
    () => `    ${word()} code`,
    () => `$$\n\\frac{1}{2} \\text{${plain()}}\n$$`,
    () => `${word()}[^${words.length}]\n\n[^${words.length}]: ${line()}`,
    () => `- [ ] ${word()}\n- [x] ${word()}`,
    () => `${line()}  \n${line()}\\\n${line()}`,
  ];
}

/** What an answer's page and its plain text must be, whatever the answer is. */
export async function faultOfAnswer(answer: ReturnType<typeof makeAnswer>): Promise<string | undefined> {
  const { html, css } = await renderAnswer(answer.source);
  const report = (what: string) => `${JSON.stringify(answer.source)}: ${what}`;
  const breaches = breachesOf(html);
  if (breaches.length > 0) return report(`breaks the law of pages (${breaches[0]})`);
  const shown = decodeEntities(
    html.replace(/<annotation[\s\S]*?<\/annotation>/g, '').replace(/<[^>]*>/g, ''),
  );
  if (shown.includes('unsaid') && !/`|^ {4}/m.test(answer.source)) return report('a comment is shown');
  const lost = answer.words.find((word) => !shown.includes(word));
  if (lost !== undefined) return report(`${lost} is not on the page`);
  const text = answerText(answer.source);
  const unheard = answer.words.find((word) => !text.includes(word));
  if (unheard !== undefined) return report(`${unheard} is not in the text that is searched`);
  const again = await renderAnswer(answer.source);
  return again.html === html && again.css === css ? undefined : report('is another page the second time');
}
