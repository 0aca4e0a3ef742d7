import { type ForwardDocument, type ForwardIndex, fieldGap } from './forward-index';
import { createTermNumbers } from './number-terms';

/**
 * Joins forward indexes of some documents each, made by the same analysis with the same synonyms: what one index of all
 * of them would be, number for number. It takes over the arrays of the documents that it is given.
 */
export function createForwardMerge() {
  const { vocabulary, frequencies, numberOf } = createTermNumbers();
  const forms = new Map<string, number>();
  const documents: ForwardDocument[] = [];
  return {
    add(part: ForwardIndex): void {
      const renumbered = Uint32Array.from(part.vocabulary, numberOf);
      for (const [term, held] of part.frequencies.entries()) {
        const number = renumbered[term] ?? 0;
        frequencies[number] = (frequencies[number] ?? 0) + held;
      }
      for (const [form, count] of part.forms) forms.set(form, (forms.get(form) ?? 0) + count);
      for (const document of part.documents) {
        for (const list of [document.terms, document.title, document.sequence]) renumber(list, renumbered);
        documents.push(document);
      }
    },
    index: (): ForwardIndex => ({ documents, vocabulary, frequencies, forms }),
  };
}

function renumber(terms: Uint32Array, numbers: Uint32Array): void {
  for (let i = 0; i < terms.length; i++) {
    const term = terms[i] ?? fieldGap;
    if (term !== fieldGap) terms[i] = numbers[term] ?? fieldGap;
  }
}
