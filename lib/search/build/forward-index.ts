import type { Analysis } from '../format/analysis';
import type { SearchDocument } from '../format/search-document';
import { fieldCount } from './impact-of-term';
import { createTermNumbers } from './number-terms';
import { createSynonyms } from './synonyms';

const longestTitle = 64;
const keywordField = 1;

/** What is kept of an analysed document: a few kilobytes, not its text. */
export interface ForwardDocument {
  /** Numbers of its distinct terms, ascending by first appearance. */
  readonly terms: Uint32Array;
  /** How often each stands in each field: `counts[term × fieldCount + field]`. */
  readonly counts: Uint16Array;
  /** Terms in each field. */
  readonly lengths: readonly number[];
  /** The title's terms in order, repetitions included. */
  readonly title: Uint32Array;
  /** All terms as they follow one another, with a `fieldGap` where a field or keyword ends. */
  readonly sequence: Uint32Array;
}

/** Stands in a sequence where no phrase may pass. */
export const fieldGap = 0xffffffff;

/** Document → terms for a whole library, with the vocabulary and the document frequencies that come with it. */
export interface ForwardIndex {
  readonly documents: readonly ForwardDocument[];
  readonly vocabulary: readonly string[];
  /** How many documents hold each term. */
  readonly frequencies: readonly number[];
  /** How often each word stands in the library, as it is written there. */
  readonly forms: ReadonlyMap<string, number>;
}

/** A word as it is written: the number of its term, and how often it stands in the library. */
interface Form {
  readonly term: number;
  count: number;
}

/** Collects analysed documents one by one. */
export function createForwardIndex(analysis: Analysis, synonyms: readonly (readonly string[])[] = []) {
  const { vocabulary, frequencies, numberOf } = createTermNumbers();
  const forms = new Map<string, Form>();
  const documents: ForwardDocument[] = [];
  /** One look-up a word, for its term and its count: there are hundreds of words to a document. */
  const formOf = (written: string) => {
    const known = forms.get(written);
    if (known !== undefined) return known;
    const form = { term: numberOf(analysis.stem(written)), count: 0 };
    forms.set(written, form);
    return form;
  };
  const alsoMeant = createSynonyms(synonyms, analysis, numberOf);
  const tally = createTally();
  return {
    add(document: SearchDocument): void {
      tally.clear();
      for (const [field, texts] of fieldsOf(document).entries()) {
        for (const text of texts) {
          const found = analysis.forms(text);
          for (const written of found.forms) {
            const form = formOf(written);
            form.count++;
            tally.count(form.term, field);
            tally.sequence.push(form.term);
          }
          tally.lengths[field] = (tally.lengths[field] ?? 0) + found.forms.length;
          tally.sequence.push(fieldGap);
          for (const compound of found.compounds) tally.count(numberOf(analysis.stem(compound)), field);
        }
      }
      // As if its keywords had said it in other words too.
      for (const term of alsoMeant(tally.sequence, tally.holds)) tally.count(term, keywordField);
      const forward = tally.document();
      for (const term of forward.terms) frequencies[term] = (frequencies[term] ?? 0) + 1;
      documents.push(forward);
    },
    index(): ForwardIndex {
      const counts = new Map(Array.from(forms, ([written, { count }]) => [written, count]));
      return { documents, vocabulary, frequencies, forms: counts };
    },
  };
}

/** Counts the terms of one document after another. */
function createTally() {
  const places = new Map<number, number>();
  const terms: number[] = [];
  const counts: number[] = [];
  const sequence: number[] = [];
  const lengths: number[] = [];
  return {
    sequence,
    lengths,
    clear(): void {
      places.clear();
      for (const list of [terms, counts, sequence, lengths]) list.length = 0;
      for (let field = 0; field < fieldCount; field++) lengths.push(0);
    },
    holds: (term: number) => places.has(term),
    count(term: number, field: number): void {
      let place = places.get(term);
      if (place === undefined) {
        place = terms.push(term) - 1;
        places.set(term, place);
        for (let i = 0; i < fieldCount; i++) counts.push(0);
      }
      const at = place * fieldCount + field;
      counts[at] = Math.min(0xffff, (counts[at] ?? 0) + 1);
    },
    document(): ForwardDocument {
      return {
        terms: Uint32Array.from(terms),
        counts: Uint16Array.from(counts),
        lengths: [...lengths],
        title: Uint32Array.from(sequence.slice(0, Math.min(longestTitle, sequence.indexOf(fieldGap)))),
        sequence: Uint32Array.from(sequence),
      };
    },
  };
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
