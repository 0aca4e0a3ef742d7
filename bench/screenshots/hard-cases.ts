import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import matter from 'gray-matter';

/** A question that is hard to set. Lengths are in characters. */
export interface HardCase {
  readonly slug: string;
  readonly title: string;
  readonly answer: string;
  readonly keywords: readonly string[];
}

const sentence = 'A page is set for the reader who comes in a hurry and stays because it reads well.';
const paragraph = Array.from({ length: 5 }, () => sentence).join(' ');
const wide = String.raw`$$
\left(a + b\right)^{12} = ${Array.from({ length: 13 }, (_, k) => `\\binom{12}{${k}} a^{${12 - k}} b^{${k}}`).join(' + ')}
$$`;

export const hardCases: readonly HardCase[] = [
  {
    slug: 'overlong-title',
    title:
      'Why does a title that was written with every circumstance, exception, example and second afterthought still have to be read, wrapped and understood on the narrowest of old telephones?',
    answer: paragraph,
    keywords: ['title', 'wrapping'],
  },
  {
    slug: 'long-answer',
    title: 'How does an answer of 4,800 characters read?',
    answer: Array.from({ length: 11 }, (_, i) => `### Part ${i + 1}\n\n${paragraph}`)
      .join('\n\n')
      .slice(0, 4800),
    keywords: ['length', 'contents'],
  },
  {
    slug: 'wide-formula',
    title: 'Where does a formula go that is wider than the page?',
    answer: `${sentence}\n\n${wide}\n\n${sentence} Inside a line it is $\\sum_{k=0}^{n} \\binom{n}{k} a^{n-k} b^k$.`,
    keywords: ['formula', 'binomial theorem'],
  },
  {
    slug: 'one-line-answer',
    title: 'Is one line enough?',
    answer: 'Yes.',
    keywords: ['short answer'],
  },
  {
    slug: 'nothing-related',
    title: 'Zymurgy?',
    answer: 'It ferments barley wort overnight.',
    keywords: [],
  },
  {
    slug: 'sixty-keywords',
    title: 'What if an owner gives sixty keywords?',
    answer: paragraph,
    keywords: Array.from({ length: 60 }, (_, i) => `keyword number ${i + 1}`),
  },
];

/** Writes a library of the hard cases alone into a folder. */
export async function writeHardLibrary(folder: string): Promise<void> {
  const subject = join(folder, 'typography');
  await mkdir(subject, { recursive: true });
  for (const { slug, title, answer, keywords } of hardCases)
    await writeFile(
      join(subject, `${slug}.md`),
      matter.stringify('', {
        title,
        question: title,
        answer,
        date: '2026-01-31',
        author: 'Hard cases',
        subject: 'Typography',
        seo: { page_description: title, page_keywords: keywords.join(', ') },
      }),
    );
}

export const pathOf = ({ slug }: HardCase) => `/learn/typography/questions/${slug}`;
