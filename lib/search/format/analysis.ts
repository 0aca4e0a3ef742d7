import { stemmerOf } from '@/lib/text/stem';
import { jointsOf, stopWordsOf, taskWordsOf } from '@/lib/text/stop-words';
import { eachWord, type Word, wordsOf } from '@/lib/text/words';

/** Raised whenever the same text would give other terms. */
const version = 2;
export const maxTermLength = 64;
const maxKnownWords = 50_000;
const hyphens = '-‐‑';
/** Parts a hyphenated word may have to be found as one. */
const maxParts = 3;
const letters = /^\p{L}+$/u;

/** A word of a text with the term it is searched under. */
export interface AnalysedWord extends Word {
  readonly term: string;
  readonly isStop: boolean;
  /** Whether it is a stop word that only joins others: `of`, `the`, `with`. */
  readonly isJoint: boolean;
  /** Whether it sets a task rather than names a subject: `explain`. */
  readonly isTask: boolean;
}

export interface FieldTerms {
  /** In order; stop words are left out unless nothing else is left. */
  readonly terms: readonly string[];
  /** Hyphenated words written as one: `self-esteem` → `selfesteem`. */
  readonly compounds: readonly string[];
}

/** The folded words of a field, before they are stemmed. */
export interface FieldForms {
  readonly forms: readonly string[];
  readonly compounds: readonly string[];
}

/** Text → terms: the one thing that builder, worker and server must do alike. */
export interface Analysis {
  /** Names this analysis; an index made under another name cannot be searched with it. */
  readonly fingerprint: string;
  /** Every word with its term, stop words marked; all of them count when there are no others. */
  words(text: string): readonly AnalysedWord[];
  forms(text: string): FieldForms;
  /** The terms of a field: the stems of its forms. */
  field(text: string): FieldTerms;
  stem(folded: string): string;
  isStop(folded: string): boolean;
  /** Folded stop words. */
  readonly stopWords: ReadonlySet<string>;
}

export function createAnalysis(language: string): Analysis {
  const stopWords = stopWordsOf(language);
  const taskWords = taskWordsOf(language);
  const joints = jointsOf(language);
  const stemOf = stemmerOf(language);
  const known = new Map<string, string>();
  const stem = (folded: string) => {
    const found = known.get(folded);
    if (found !== undefined) return found;
    const term = stemOf(folded.slice(0, maxTermLength));
    if (known.size >= maxKnownWords) known.clear();
    known.set(folded, term);
    return term;
  };
  const words = (text: string) =>
    wordsOf(text).map((word) => {
      const { folded } = word;
      const isStop = stopWords.has(folded);
      return {
        ...word,
        term: stem(folded),
        isStop,
        isJoint: isStop && joints.has(folded),
        isTask: taskWords.has(folded),
      };
    });
  const forms = (text: string) => {
    const telling: string[] = [];
    const all: string[] = [];
    const compounds = createCompounds(text);
    eachWord(text, (folded, start, end) => {
      all.push(folded);
      if (!stopWords.has(folded)) telling.push(folded);
      compounds.add(folded, start, end);
    });
    return { forms: telling.length > 0 ? telling : all, compounds: compounds.end() };
  };
  return {
    fingerprint: `stoa-analysis-${version}-${language}`,
    words,
    forms,
    field(text) {
      const found = forms(text);
      return { terms: found.forms.map(stem), compounds: found.compounds.map(stem) };
    },
    stem,
    isStop: (folded) => stopWords.has(folded),
    stopWords,
  };
}

/** Collects hyphenated words written as one, as the words of a text come by. */
function createCompounds(text: string) {
  const found: string[] = [];
  let before = '';
  let beforeEnd = -2;
  let joined = '';
  let parts = 1;
  const close = () => {
    if (parts > 1 && parts <= maxParts && letters.test(joined)) found.push(joined);
    parts = 1;
  };
  return {
    add(folded: string, start: number, end: number): void {
      if (isHyphenated(text, beforeEnd, start)) {
        joined = (parts === 1 ? before : joined) + folded;
        parts++;
      } else if (parts > 1) close();
      before = folded;
      beforeEnd = end;
    },
    end(): readonly string[] {
      close();
      return found;
    },
  };
}

function isHyphenated(text: string, from: number, to: number): boolean {
  return to === from + 1 && hyphens.includes(text[from] as string);
}
