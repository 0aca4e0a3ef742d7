import type { Analysis } from '../format/analysis';
import type { SearchDocument } from '../format/search-document';
import { fieldCount } from './impact-of-term';
import { type AlsoMeant, createSynonyms } from './synonyms';

const longestTitle = 64;
const answerField = 2;

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
  readonly documents: ForwardDocument[];
  readonly vocabulary: string[];
  /** How many documents hold each term. */
  readonly frequencies: number[];
  /** How often each word stands in the library, as it is written there. */
  readonly forms: Map<string, number>;
}

/** Collects analysed documents one by one. */
export function createForwardIndex(analysis: Analysis, synonyms: readonly (readonly string[])[] = []) {
  const numbers = new Map<string, number>();
  const index: ForwardIndex = { documents: [], vocabulary: [], frequencies: [], forms: new Map() };
  const numberOf = (term: string) => {
    const known = numbers.get(term);
    if (known !== undefined) return known;
    numbers.set(term, index.vocabulary.length);
    index.frequencies.push(0);
    return index.vocabulary.push(term) - 1;
  };
  const alsoMeant = createSynonyms(synonyms, analysis, numberOf);
  return {
    index,
    add(document: SearchDocument): void {
      const forward = forwardOf(document, { analysis, numberOf, alsoMeant, forms: index.forms });
      for (const term of forward.terms) index.frequencies[term] = (index.frequencies[term] ?? 0) + 1;
      index.documents.push(forward);
    },
  };
}

interface Collecting {
  readonly analysis: Analysis;
  readonly numberOf: (term: string) => number;
  readonly alsoMeant: AlsoMeant;
  readonly forms: Map<string, number>;
}

function forwardOf(
  document: SearchDocument,
  { analysis, numberOf, alsoMeant, forms }: Collecting,
): ForwardDocument {
  const counts = new Map<number, number>();
  const held: number[] = [];
  const tally: number[] = [];
  const lengths: number[] = [];
  const sequence: number[] = [];
  const count = (term: number, field: number) => {
    let place = counts.get(term);
    if (place === undefined) {
      place = held.push(term) - 1;
      counts.set(term, place);
      for (let i = 0; i < fieldCount; i++) tally.push(0);
    }
    const at = place * fieldCount + field;
    tally[at] = Math.min(0xffff, (tally[at] ?? 0) + 1);
  };
  for (const [field, texts] of fieldsOf(document).entries()) {
    lengths.push(0);
    for (const text of texts) {
      const found = analysis.field(text);
      for (const form of found.forms) forms.set(form, (forms.get(form) ?? 0) + 1);
      for (const word of found.terms) {
        const term = numberOf(word);
        sequence.push(term);
        count(term, field);
      }
      sequence.push(fieldGap);
      for (const compound of found.compounds) count(numberOf(compound), field);
      lengths[field] = (lengths[field] ?? 0) + found.terms.length;
    }
  }
  // As if the answer had said it once in other words.
  for (const term of alsoMeant(sequence, (other) => counts.has(other))) count(term, answerField);
  return {
    terms: Uint32Array.from(held),
    counts: Uint16Array.from(tally),
    lengths,
    title: Uint32Array.from(sequence.slice(0, Math.min(longestTitle, sequence.indexOf(fieldGap)))),
    sequence: Uint32Array.from(sequence),
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
