import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Island } from '@/components/islands/island';
import { ReadingIsland } from '@/components/reading/reading-island';
import { Sheet, type SheetEntry } from '@/components/sheet/sheet';
import styles from '@/components/sheet/sheet.module.css';
import { SheetTools } from '@/components/sheet/sheet-tools';
import { Breadcrumbs } from '@/components/site/breadcrumbs';
import { Leaf } from '@/components/site/leaf';
import { Shell } from '@/components/site/shell';
import { firstSentences } from '@/lib/catalog/first-sentences';
import type { QuestionRecord } from '@/lib/catalog/question-record';
import { type FoundSheet, findSheet } from '@/lib/catalog/sheet-questions';
import { sourceLine } from '@/lib/citations/source-line';
import { setApart } from '@/lib/comparison/set-apart';
import { currentLibrary } from '@/lib/library/current';
import { absolute, questionAddress } from '@/lib/site/paths';
import { parseSheet, type SheetForm, type SheetRange, sheetAddress } from '@/lib/site/sheet-address';
import { firstOf, type SearchParams } from '../parameters';

const shownSentences = 2;

interface Props {
  readonly searchParams: SearchParams;
}

interface Loaded extends FoundSheet {
  readonly range: SheetRange;
  readonly form: SheetForm;
}

async function load({ searchParams }: Props): Promise<Loaded> {
  const parameters = await searchParams;
  const asked = parseSheet((name) => firstOf(parameters[name])) ?? notFound();
  const found = findSheet(asked.range, currentLibrary().catalog) ?? notFound();
  return { ...asked, ...found };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { title } = await load(props);
  const { name } = currentLibrary().catalog.frame.site;
  return { title: `Sheet: ${title} · ${name}`, robots: { index: false, follow: true } };
}

/** Questions as a sheet to print. */
export default async function SheetPage(props: Props) {
  const { title, questions, total, range, form } = await load(props);
  const { catalog, baseUrl } = currentLibrary();
  const { site } = catalog.frame;
  const entries = await Promise.all(questions.map((question, i) => entryOf(question, form, i)));
  return (
    <Shell page="sheet" siteName={site.name}>
      <Leaf>
        <Breadcrumbs />
        <h1>{title}</h1>
        <SheetTools range={range} form={form} />
        {total > questions.length ? (
          <p>
            The first {questions.length} of {total.toLocaleString('en')} questions.
          </p>
        ) : null}
        <div className={styles.paper}>
          <Sheet form={form} entries={entries} />
          <div className={styles.foot}>
            <p className={styles.source}>
              “{title}.” {site.name}. {questions.length} {questions.length === 1 ? 'question' : 'questions'},
              each with its own page. {absolute(baseUrl, sheetAddress(range, form))}
            </p>
          </div>
        </div>
        <span className="sr-only" role="status" data-tool-status="" />
        <Island name="reading" of={ReadingIsland} />
      </Leaf>
    </Shell>
  );
}

async function entryOf(question: QuestionRecord, form: SheetForm, place: number): Promise<SheetEntry> {
  const library = currentLibrary();
  if (form === 'lines') return { question };
  if (form === 'summary' || form === 'flipped')
    return {
      question,
      beginning: firstSentences(await library.catalog.answer(question.number), shownSentences),
    };
  const answer = await library.renderAnswer(question.number);
  const apart = { prefix: `q${place + 1}-`, name: `answer ${place + 1}` };
  const { site } = library.catalog.frame;
  return {
    question,
    answer: library.sendOnce({ ...answer, html: setApart(answer.html, apart) }),
    source: sourceLine(question, site, absolute(library.baseUrl, questionAddress(question))),
  };
}
