import { baseForm } from '@/lib/text/words/base-form';
import { stemmerOf } from '@/lib/text/words/stem';
import { stopWordsOf, taskWordsOf } from '@/lib/text/words/stop-words';
import { eachWord, type Word, wordsOf } from '@/lib/text/words/words';
import { createCompounds, isCapital } from './compounds';
import { isStopTerm, stopTerm, wordOfStopTerm } from './stop-term';

/** Raised whenever the same text would give other terms. */
const version = 3;
export const maxTermLength = 64;
const maxKnownWords = 50_000;

/** A word of a text with the term it is searched under. */
export interface AnalyzedWord extends Word {
  readonly term: string;
  /** As it is written, as far as that tells words of one stem apart: `organization`, `organ`; `AIDS` where it is in capitals. */
  readonly surface: string;
  /** Whether it says nothing of the subject; not where it is written in capitals like an abbreviation (`IT`, `WHO`). */
  readonly isStop: boolean;
  /** Whether it sets a task rather than names a subject: `explain`. */
  readonly isTask: boolean;
}

export interface FieldTerms {
  /** In order; stop words are left out unless nothing else is left. */
  readonly terms: readonly string[];
  /** Hyphenated words written as one: `self-esteem` → `selfesteem`. */
  readonly compounds: readonly string[];
}

/** The words of a field, before they are stemmed. */
export interface FieldForms {
  /** In order, folded; abbreviations in capitals as they are, stop words with a mark (see `stop-term.ts`). */
  readonly forms: readonly string[];
  /** How many of them are no stop words. */
  readonly significant: number;
  readonly compounds: readonly string[];
}

/** What a word is filed under. */
export interface Filed {
  readonly term: string;
  readonly surface: string;
}

export type VisitForm = (form: string, isStop: boolean) => void;

/** Text → terms: the one thing that builder, worker and server must do alike. */
export interface Analysis {
  /** Names this analysis; an index made under another name cannot be searched with it. */
  readonly fingerprint: string;
  /** Every word with its term, stop words marked; all of them count when there are no others. */
  words(text: string): readonly AnalyzedWord[];
  forms(text: string): FieldForms;
  /** The same without a list of the forms. */
  eachForm(text: string, visit: VisitForm): Omit<FieldForms, 'forms'>;
  /** The terms of a field: the stems of its forms. */
  field(text: string): FieldTerms;
  stem(folded: string): string;
  /** The term of a word of `forms`, and its surface. */
  fileOf(form: string): Filed;
  surfaceOf(form: string): string;
  isStop(folded: string): boolean;
  /** Folded stop words. */
  readonly stopWords: ReadonlySet<string>;
}

/**
 * @example
 * createAnalysis('en').field('The walls of plant cells').terms; // ['wall', 'plant', 'cell']
 */
export function createAnalysis(language: string): Analysis {
  const stopWords = stopWordsOf(language);
  const taskWords = taskWordsOf(language);
  const stopTerms = new Map(Array.from(stopWords, (word) => [word, stopTerm(word)]));
  const stemOf = stemmerOf(language);
  const stem = remember((folded) => stemOf(folded.slice(0, maxTermLength)));
  const isEnglish = language.split('-')[0] === 'en';
  const surfaceOf = (form: string) => (isEnglish && !isAbbreviation(form) ? baseForm(form) : form);
  const fileOf = remember((form) => {
    const term = isStopTerm(form) ? form : stem(form.toLowerCase());
    return { term, surface: surfaceOf(form) };
  });
  const words = (text: string) => {
    const isShouted = isAllCapitals(text);
    return wordsOf(text).map((word): AnalyzedWord => {
      const { folded } = word;
      const written = text.slice(word.start, word.end);
      const isAbbreviated = !isShouted && isAbbreviation(written);
      const isStop = stopWords.has(folded) && !isAbbreviated;
      const surface = surfaceOf(isAbbreviated ? written : folded);
      return { ...word, term: stem(folded), surface, isStop, isTask: taskWords.has(folded) };
    });
  };
  const eachForm = (text: string, visit: VisitForm) => {
    let significant = 0;
    const isShouted = isAllCapitals(text);
    const compounds = createCompounds(text);
    eachWord(text, (folded, start, end) => {
      const isAbbreviated =
        isCapital(text.charCodeAt(start + 1)) && !isShouted && isAbbreviation(text.slice(start, end));
      const form = isAbbreviated ? text.slice(start, end) : folded;
      const stop = isAbbreviated ? undefined : stopTerms.get(folded);
      visit(stop ?? form, stop !== undefined);
      if (stop === undefined) significant++;
      compounds.add(folded, start, end);
    });
    return { significant, compounds: compounds.end() };
  };
  const forms = (text: string) => {
    const found: string[] = [];
    const counted = eachForm(text, (form) => found.push(form));
    return { ...counted, forms: found };
  };
  return {
    fingerprint: `stoa-analysis-${version}-${language}`,
    words,
    forms,
    eachForm,
    field(text) {
      const found = forms(text);
      const terms = significantForms(found.forms).map((form) => fileOf(form).term);
      return { terms, compounds: found.compounds.map(stem) };
    },
    stem,
    fileOf,
    surfaceOf,
    isStop: (folded) => stopWords.has(folded),
    stopWords,
  };
}

/** Without stop words, unless there is nothing else. */
function significantForms(forms: readonly string[]): readonly string[] {
  const significant = forms.filter((form) => !isStopTerm(form));
  return significant.length > 0 ? significant : forms.map(wordOfStopTerm);
}

/** Texts say the same words over and over. */
function remember<T>(make: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const made = make(word);
    if (known.size >= maxKnownWords) known.clear();
    known.set(word, made);
    return made;
  };
}

const abbreviation = /^[A-Z]{2,5}$/;
/** Words that may all be in capitals and yet be abbreviations. */
const fewWords = /^\s*\S+(?:\s+\S+)?\s*$/;

function isAbbreviation(written: string): boolean {
  return abbreviation.test(written);
}

/** Whether capitals say nothing in a text, because all of it is in capitals. */
function isAllCapitals(text: string): boolean {
  return !/\p{Ll}/u.test(text) && !fewWords.test(text);
}
