import { readLibraryFrame } from '@/lib/content/read-library';
import { readQuestion } from '@/lib/content/read-question';
import { withRealLines } from '@/lib/markdown/scan/with-real-lines';

/** A page that every site has, in Markdown that each of them reads alike. */
export interface PageSource {
  readonly subject: string;
  readonly slug: string;
  readonly title: string;
  readonly text: string;
}

export interface PageSources {
  /** An answer of 2.5 kB, without and with formulas. */
  readonly text: PageSource;
  readonly formulas: PageSource;
  /** Those two, and what else stands on the site and is searched. */
  readonly all: readonly PageSource[];
}

/** The answer that is measured. */
const measured = { subject: 'sociology', slug: 'what-is-the-sociological-imagination' };

/** What MDX takes for code, and what only Stoa knows: pictures beside questions, notes, diagrams. */
const particular = /[{}<>$`\\|]|\[\[|!\[|\]\(|^:::/m;

const formulas = `## In formulas

Of $N$ people some have no work; where the rate is $r = u / N$, the chance that none of $k$ friends has lost theirs is $(1 - r)^k$. Where each group has its own rate $r_i$ and share $w_i$, with $\\sum_i w_i = 1$,

$$
r = \\sum_{i=1}^{n} w_i r_i
$$

and its spread is $\\sigma^2 = \\sum_i w_i (r_i - r)^2$. A trouble is public where the odds stand above a bound:

$$
\\frac{r}{1 - r} \\geq \\sqrt{\\frac{\\alpha}{2\\pi}} \\, e^{-\\beta t}
$$
`;

/**
 * The pages of the sites, from questions: the measured one, once more with ten formulas, and all that hold nothing that only
 * one of the programs understands.
 * @throws where the measured question is not among them
 */
export function pageSources(questions: readonly PageSource[]): PageSources {
  const plain = questions.filter(({ text }) => !particular.test(text));
  const text = plain.find(({ subject, slug }) => subject === measured.subject && slug === measured.slug);
  if (text === undefined) throw new Error(`no plain question ${measured.subject}/${measured.slug}`);
  const withFormulas = {
    ...text,
    slug: `${text.slug}-in-formulas`,
    title: text.title.replace('?', ', in formulas?'),
    text: `${text.text.trimEnd()}\n\n${formulas}`,
  };
  return { text, formulas: withFormulas, all: [...plain, withFormulas] };
}

/** The questions of a content folder. */
export async function readPageSources(folder: string): Promise<PageSources> {
  const { places } = await readLibraryFrame(folder);
  const questions: PageSource[] = [];
  for (const place of places) {
    const { question } = await readQuestion(folder, place);
    if (question === undefined) continue;
    const { subject, slug, question: title, answer } = question;
    questions.push({ subject, slug, title, text: withRealLines(answer) });
  }
  return pageSources(questions);
}
