import type { Analysis } from '../format/analysis';
import type { SearchDocument } from '../format/search-document';
import { fieldCount } from './impact-of-term';

const longestTitle = 64;

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
}

/** Document → terms for a whole library, with the vocabulary and the document frequencies that come with it. */
export interface ForwardIndex {
  readonly documents: ForwardDocument[];
  readonly vocabulary: string[];
  /** How many documents hold each term. */
  readonly frequencies: number[];
}

/** Collects analysed documents one by one. */
export function createForwardIndex(analysis: Analysis) {
  const numbers = new Map<string, number>();
  const index: ForwardIndex = { documents: [], vocabulary: [], frequencies: [] };
  const numberOf = (term: string) => {
    const known = numbers.get(term);
    if (known !== undefined) return known;
    numbers.set(term, index.vocabulary.length);
    index.frequencies.push(0);
    return index.vocabulary.push(term) - 1;
  };
  return {
    index,
    add(document: SearchDocument): void {
      const forward = forwardOf(document, analysis, numberOf);
      for (const term of forward.terms) index.frequencies[term] = (index.frequencies[term] ?? 0) + 1;
      index.documents.push(forward);
    },
  };
}

function forwardOf(
  document: SearchDocument,
  analysis: Analysis,
  numberOf: (term: string) => number,
): ForwardDocument {
  const fields = fieldsOf(document);
  const counts = new Map<number, number[]>();
  const lengths: number[] = [];
  let title: number[] = [];
  for (const [field, text] of fields.entries()) {
    const found = analysis.field(text);
    const terms = found.terms.map(numberOf);
    if (field === 0) title = terms.slice(0, longestTitle);
    lengths.push(terms.length);
    for (const term of [...terms, ...found.compounds.map(numberOf)]) {
      const count = counts.get(term) ?? new Array<number>(fieldCount).fill(0);
      count[field] = Math.min(0xffff, (count[field] ?? 0) + 1);
      counts.set(term, count);
    }
  }
  return {
    terms: Uint32Array.from(counts.keys()),
    counts: Uint16Array.from([...counts.values()].flat()),
    lengths,
    title: Uint32Array.from(title),
  };
}

/** Title, keywords, answer: the order of the field settings. */
function fieldsOf(document: SearchDocument): readonly string[] {
  const inText = document.text.startsWith(document.summary);
  return [
    document.question,
    document.keywords.join(' , '),
    inText ? document.text : `${document.summary}\n${document.text}`,
  ];
}
