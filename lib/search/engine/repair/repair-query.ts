import type { ParsedQuery, QueryWord } from '@/lib/search/engine/query/parse-query';
import type { Phrase } from '@/lib/search/engine/query/quotes';
import { type MatchedWord, matchWord } from '@/lib/search/engine/rank/match-words';
import { rankSettings } from '@/lib/search/engine/rank/rank-settings';
import type { Retrieval } from '@/lib/search/engine/rank/retrieval';
import type { IndexReader } from '@/lib/search/engine/read/index-reader';
import type { SearchObserver } from '@/lib/search/engine/search-observer';
import type { Work } from '@/lib/search/engine/work';
import type { Repair } from '@/lib/search/format/protocol/search-answer';
import { wordsOf } from '@/lib/text/words/words';
import { joinWords } from './join-words';
import { likelihood, type NearWords, nearWords } from './near-words';
import { nearestStopWord } from './stop-word-slips';

export interface RepairedQuery {
  /** None where all were slips of stop words (`waht is`). */
  readonly words: readonly MatchedWord[];
  readonly repairs: readonly Repair[];
  /** The query with the repairs put in. */
  readonly searched: string;
  readonly phrases: readonly Phrase[];
}

/** What may have been meant by words that the library does not hold. */
interface Option {
  /** How likely it is before the other words of the query are heard. */
  readonly prior: number;
  /** The words that it stands for, of the query's. */
  readonly replaces: readonly QueryWord[];
  readonly words: readonly MatchedWord[];
  readonly written: string;
}

const letters = /^\p{L}+$/u;
/** Options whose postings are read and tried with the rest of the query. */
const maxTried = 3;
/** Words of one query that are repaired. */
const maxRepaired = 4;
const shortestBeginning = 4;
const smallestScore = 0.02;

/**
 * Puts words that the library holds in the place of those it does not: by a small edit, joined to their neighbor or
 * parted in two, whichever is likely by itself and fits the other words best. Words that stay unknown may still be the
 * beginning of others.
 */
export async function repairQuery(
  parsed: ParsedQuery,
  matched: readonly MatchedWord[],
  tools: {
    readonly reader: IndexReader;
    readonly retrieval: Retrieval;
    readonly work: Work;
    /** Words that the library does not hold and that are not misspelled: at most the beginning of others. */
    readonly meant?: ReadonlySet<MatchedWord> | undefined;
    readonly observer?: SearchObserver | undefined;
  },
): Promise<RepairedQuery> {
  let words: readonly MatchedWord[] = matched;
  const chosen: Option[] = [];
  const unknown = matched.filter((word) => isRepairable(word)).slice(0, maxRepaired);
  for (const word of unknown) {
    if (!words.includes(word)) continue;
    if (!tools.work.goesOn()) break;
    const isMeant = tools.meant?.has(word) === true;
    const options = isMeant ? [] : await optionsFor(word, words, { parsed, ...tools });
    const weighed = await weighOptions(options, words, tools.retrieval);
    const best = weighed[0]?.option;
    tools.observer?.repairing?.(
      word,
      weighed.map(({ option: { written, prior }, value }) => ({ written, prior, value })),
    );
    if (best === undefined) {
      const begun = await matchWord({ ...word, prefix: word.folded }, tools.reader);
      if (word.folded.length >= shortestBeginning && begun.matches.length > 0)
        words = words.map((other) => (other === word ? begun : other));
      continue;
    }
    chosen.push(best);
    words = putIn(words, best);
  }
  return {
    words,
    repairs: chosen.map((option) => repairOf(option, parsed)),
    searched: write(parsed.text, chosen),
    phrases: parsed.phrases.map((phrase) => repairPhrase(phrase, chosen)),
  };
}

function isRepairable(word: MatchedWord): boolean {
  return word.matches.length === 0 && !word.isStop && letters.test(word.folded);
}

interface OptionTools {
  readonly parsed: ParsedQuery;
  readonly reader: IndexReader;
  readonly retrieval: Retrieval;
}

async function optionsFor(
  word: MatchedWord,
  words: readonly MatchedWord[],
  { parsed, reader, retrieval }: OptionTools,
): Promise<Option[]> {
  const [near, joined] = await Promise.all([
    nearWords(word.folded, reader, { isOpen: word.prefix !== undefined }),
    joinWords(word, words, { text: parsed.text, reader }),
  ]);
  const written = async (forms: readonly string[], prior: number): Promise<Option> => ({
    prior,
    replaces: [word],
    words: await Promise.all(forms.map((form) => matchWord(wordOf(form, word, reader), reader))),
    written: forms.join(' '),
  });
  const distinct = [
    ...new Map([...near.near].reverse().map((n) => [reader.analysis.stem(n.form), n])).values(),
  ];
  const likely = [
    ...distinct.reverse().map((n) => ({ forms: [n.form], prior: likelihood(n) })),
    ...(await standingTogether(near.parted, { reader, retrieval })).map(([first, second]) => ({
      forms: [first.form, second.form],
      prior: Math.min(first.magnitude, second.magnitude) / 4 - rankSettings.partingCost,
    })),
  ].sort((a, b) => b.prior - a.prior);
  const isOnly = words.length === 1;
  const stop = nearestStopWord(word.folded, reader.analysis.stopWords, isOnly);
  const isBesideOthers = !isOnly || wordsOf(parsed.text).length > 1;
  if (stop !== undefined && isBesideOthers && stop.prior >= (likely[0]?.prior ?? -9))
    return [{ prior: stop.prior, replaces: [word], words: [], written: stop.word }];
  const options = await Promise.all(
    likely.slice(0, maxTried).map(({ forms, prior }) => written(forms, prior)),
  );
  const joins = joined.map(
    (join): Option => ({
      prior: rankSettings.joinPrior,
      replaces: join.of,
      words: [join.word],
      written: join.word.typed,
    }),
  );
  return [...joins, ...options.filter((option) => option.words.every(({ matches }) => matches.length > 0))];
}

/** The parting whose two words do follow one another somewhere in the library. */
async function standingTogether(
  parted: NearWords['parted'],
  { reader, retrieval }: Omit<OptionTools, 'parsed'>,
): Promise<NearWords['parted']> {
  const [best] = parted;
  if (best === undefined) return [];
  const phrase = best.map(({ form }, at) => ({ term: reader.analysis.stem(form), at }));
  return (await retrieval.standTogether(phrase)) ? [best] : [];
}

function wordOf(form: string, { prefix: _, ...word }: MatchedWord, reader: IndexReader): QueryWord {
  const { analysis } = reader;
  return { ...word, typed: form, folded: form, term: analysis.stem(form), surface: analysis.surfaceOf(form) };
}

/**
 * The options, the one that fits the rest of the query best first: weighed with its own likelihood, by the best document
 * that holds it beside the words that are known.
 */
async function weighOptions(
  options: readonly Option[],
  words: readonly MatchedWord[],
  retrieval: Retrieval,
): Promise<{ readonly option: Option; readonly value: number }[]> {
  const context = words.filter(({ matches }) => matches.length > 0);
  const isAlone = options.length < 2 || context.length === 0;
  const best = isAlone ? undefined : await retrieval.fits(options.map(firstWord), context);
  const fitOf = ({ replaces }: Option, place: number) => {
    if (best === undefined) return 0;
    // A join of a known word with its neighbor takes that word out of the context it is weighed by.
    const fit = (best[place] ?? 0) + (replaces.length > 1 ? 1 : 0);
    return rankSettings.repairFit * Math.log2(fit + smallestScore);
  };
  return options
    .map((option, place) => ({ option, value: option.prior + fitOf(option, place) }))
    .sort((a, b) => b.value - a.value);
}

/** The word by which an option is weighed. */
function firstWord({ words }: Option): MatchedWord | undefined {
  return words[0];
}

function putIn(words: readonly MatchedWord[], { replaces, words: meant }: Option): MatchedWord[] {
  const at = words.findIndex((word) => replaces.includes(word));
  const kept = words.map((word) => (replaces.includes(word) ? [] : [word]));
  kept[at] = [...meant];
  const terms = new Set<string>();
  return kept.flat().filter(({ term }) => !terms.has(term) && terms.add(term));
}

/** A phrase with its repairs; where one word becomes two, those after it move on. */
function repairPhrase(phrase: Phrase, options: readonly Option[]): Phrase {
  let moved = 0;
  return phrase.flatMap(({ term, at }) => {
    const option = options.find(({ replaces }) => replaces.some((word) => word.term === term));
    if (option === undefined) return [{ term, at: at + moved }];
    if (option.replaces[0]?.term !== term) return [];
    const place = at + moved;
    moved += option.words.length - option.replaces.length;
    return option.words.map((word, i) => ({ term: word.term, at: place + i }));
  });
}

function rangeOf({ replaces }: Option): { readonly start: number; readonly end: number } {
  return {
    start: Math.min(...replaces.map(({ start }) => start)),
    end: Math.max(...replaces.map(({ end }) => end)),
  };
}

function repairOf(option: Option, { text }: ParsedQuery): Repair {
  const { start, end } = rangeOf(option);
  return { from: text.slice(start, end), to: option.written };
}

function write(text: string, options: readonly Option[]): string {
  const fromTheEnd = [...options].sort((a, b) => rangeOf(b).start - rangeOf(a).start);
  return fromTheEnd.reduce((written, option) => {
    const { start, end } = rangeOf(option);
    return written.slice(0, start) + option.written + written.slice(end);
  }, text);
}
