import type { Analysis } from '@/lib/search/format/analysis/analysis';
import { isCapital } from '@/lib/search/format/analysis/compounds';
import type { SearchDocument } from '@/lib/search/format/analysis/search-document';
import { isStopTerm } from '@/lib/search/format/analysis/stop-term';
import { surfaceBit } from '@/lib/search/format/analysis/surfaces';
import { fieldCount } from './impact-of-term';
import { createNumberList } from './number-list';
import { createTermNumbers } from './number-terms';
import { createSynonyms } from './synonyms';

const longestTitle = 64;
const keywordField = 1;
const answerField = 2;

/** What is kept of an analyzed document: a few kilobytes, not its text. */
export interface ForwardDocument {
  /** Numbers of its distinct terms, ascending by first appearance. */
  readonly terms: Uint32Array;
  /** How often each stands in each field: `counts[term × fieldCount + field]`. */
  readonly counts: Uint16Array;
  /** Which of the words that share it each is written as, in the bits of `ForwardIndex.surfaces`. */
  readonly surfaces: Uint8Array;
  /** Terms in each field, but for stop words. */
  readonly lengths: readonly number[];
  /** The title's terms in order, repetitions included, without stop words. */
  readonly title: Uint32Array;
  /** The same with stop words. */
  readonly wholeTitle: Uint32Array;
  /** All terms as they follow one another, with a `fieldGap` where a field or keyword ends, and a `stopGap` for a stop word of the answer. */
  readonly sequence: Uint32Array;
}

/** Stands in a sequence where no phrase may pass. */
export const fieldGap = 0xffffffff;
/** Stands in a sequence for a word that is no term. */
export const stopGap = 0xfffffffe;

/** Whether what stands in a sequence is the number of a term. */
export function isTermNumber(value: number): boolean {
  return value < stopGap;
}

/** Document → terms for a whole library, with the vocabulary and the document frequencies that come with it. */
export interface ForwardIndex {
  readonly documents: readonly ForwardDocument[];
  readonly vocabulary: readonly string[];
  /** How many documents hold each term. */
  readonly frequencies: readonly number[];
  /** The words that share each term. */
  readonly surfaces: readonly (readonly string[])[];
  /** How often each word stands in the library, as it is written there. */
  readonly forms: ReadonlyMap<string, number>;
}

/** A word as it is written: the number of its term, and how often it stands in the library. */
interface Form {
  readonly term: number;
  readonly surface: number;
  count: number;
}

/** Collects analyzed documents one by one. */
export function createForwardIndex(analysis: Analysis, synonyms: readonly (readonly string[])[] = []) {
  const { vocabulary, frequencies, numberOf } = createTermNumbers();
  const { forms, surfaces, formOf, placeOf } = createForms(analysis, numberOf);
  const documents: ForwardDocument[] = [];
  const hasSynonyms = synonyms.length > 0;
  const alsoMeant = createSynonyms(synonyms, analysis, numberOf);
  const tally = createTally();
  return {
    add(document: SearchDocument): void {
      tally.clear();
      for (const [field, texts] of fieldsOf(document).entries()) {
        const isInAnswer = field === answerField;
        for (const text of texts) {
          const found = analysis.eachForm(text, (written, isStop) => {
            if (isInAnswer && isStop) return tally.sequence.push(stopGap);
            const form = formOf(written);
            form.count++;
            tally.count(form, field);
            tally.sequence.push(form.term);
          });
          tally.lengths[field] = (tally.lengths[field] ?? 0) + found.significant;
          tally.sequence.push(fieldGap);
          for (const compound of found.compounds) tally.count(placeOf(compound), field);
        }
      }
      // As if its keywords had said it in other words too.
      const isSignificant = (value: number) => value !== stopGap && !isStopTerm(vocabulary[value] ?? '');
      const significant = hasSynonyms ? [...tally.sequence.values().filter(isSignificant)] : [];
      for (const term of alsoMeant(significant, tally.holds)) tally.count({ term, surface: 0 }, keywordField);
      const forward = tally.document(isSignificant);
      for (const term of forward.terms) frequencies[term] = (frequencies[term] ?? 0) + 1;
      documents.push(forward);
    },
    index(): ForwardIndex {
      const shared = Array.from(vocabulary, (_, term) => surfaces[term] ?? []);
      return { documents, vocabulary, frequencies, surfaces: shared, forms: countFolded(forms) };
    },
  };
}

/** The words of a library as they are written, each with the number of its term and the bit of its surface. */
function createForms(analysis: Analysis, numberOf: (term: string) => number) {
  const forms = new Map<string, Form>();
  const placed = new Map<string, Form>();
  const surfaces: string[][] = [];
  const place = (written: string): Form => {
    const filed = analysis.fileOf(written);
    const term = numberOf(filed.term);
    surfaces[term] ??= [];
    return { term, surface: surfaceBit(surfaces[term], filed.surface), count: 0 };
  };
  return {
    forms,
    surfaces,
    /** One look-up a word, for its term and its count: there are hundreds of words to a document. */
    formOf(written: string): Form {
      const known = forms.get(written);
      if (known !== undefined) return known;
      const form = place(written);
      forms.set(written, form);
      return form;
    },
    /** The same of what counts as no word of the library. */
    placeOf(written: string): Form {
      const known = forms.get(written) ?? placed.get(written) ?? place(written);
      placed.set(written, known);
      return known;
    },
  };
}

/** How often each word stands in the library; stop words are left out. */
function countFolded(forms: ReadonlyMap<string, Form>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [written, { count }] of forms) {
    if (isStopTerm(written)) continue;
    // Abbreviations alone are not folded.
    const folded = isCapital(written.charCodeAt(0)) ? written.toLowerCase() : written;
    counts.set(folded, (counts.get(folded) ?? 0) + count);
  }
  return counts;
}

/** Counts the terms of one document after another. */
function createTally() {
  // By term, one more than its place in the lists below; 0 where the document does not hold it.
  let places = new Uint32Array(1024);
  const terms: number[] = [];
  const counts: number[] = [];
  const surfaces: number[] = [];
  const sequence = createNumberList();
  const lengths: number[] = [];
  return {
    sequence,
    lengths,
    clear(): void {
      for (const term of terms) places[term] = 0;
      for (const list of [terms, counts, surfaces, lengths]) list.length = 0;
      sequence.clear();
      for (let field = 0; field < fieldCount; field++) lengths.push(0);
    },
    holds: (term: number) => (places[term] ?? 0) > 0,
    count({ term, surface }: Pick<Form, 'term' | 'surface'>, field: number): void {
      if (term >= places.length) places = enlarged(places, term);
      if (places[term] === 0) {
        places[term] = terms.push(term);
        surfaces.push(0);
        for (let i = 0; i < fieldCount; i++) counts.push(0);
      }
      const place = (places[term] as number) - 1;
      const at = place * fieldCount + field;
      counts[at] = Math.min(0xffff, (counts[at] ?? 0) + 1);
      surfaces[place] = (surfaces[place] ?? 0) | surface;
    },
    document(isSignificant: (term: number) => boolean): ForwardDocument {
      const all = sequence.values();
      const wholeTitle = all.slice(0, Math.min(longestTitle, all.indexOf(fieldGap)));
      const title = wholeTitle.filter(isSignificant);
      return {
        terms: new Uint32Array(terms),
        counts: new Uint16Array(counts),
        surfaces: new Uint8Array(surfaces),
        lengths: [...lengths],
        title,
        wholeTitle,
        sequence: all,
      };
    },
  };
}

function enlarged(places: Uint32Array<ArrayBuffer>, term: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * (term + 1));
  larger.set(places);
  return larger;
}

/** Title, keywords, answer: the order of the field settings. */
function fieldsOf(document: SearchDocument): readonly (readonly string[])[] {
  const inText = document.text.startsWith(document.summary);
  return [
    [document.question],
    document.keywords,
    inText ? [document.text] : [document.summary, document.text],
  ];
}
