import { stopWordsOf, taskWordsOf } from './stop-words';
import { eachWord, type Word } from './words';

/** Words that questions are worded in beside stop words: they tell what is asked for, not what about. */
const english = `basic basics big cause caused causes common concept concepts definition difference differences
difficulty distinction distinguish effect effects factor factors first five four function functions general get gets
give gives given good happen happened happens help helps idea ideas importance important influence involve involves
key kind kinds know known lead leads leading like long look made main major make makes making many mean meaning means
much name need needed needs new number old one part parts play plays point primary principle principles process
purpose purposes reason reasons related relation relationship relationships result results role roles say says
second seen several significance similar similarities similarity simple specific start tell three two type types
understand understanding use used useful uses using way ways well work working works`;

const wording: Readonly<Record<string, ReadonlySet<string>>> = { en: new Set(english.split(/\s+/)) };
const none: ReadonlySet<string> = new Set();

/**
 * The first word of a title that tells what it is about: `What is the difference between mitosis and meiosis?` →
 * `mitosis`. Where every word is one that any title may hold, the first that is no stop word, else the first of all;
 * undefined where there is no word.
 */
export function tellingWord(title: string, language: string): Word | undefined {
  const [stops, tasks] = [stopWordsOf(language), taskWordsOf(language)];
  const words = wording[language.split('-')[0] ?? ''] ?? none;
  let first: Word | undefined;
  let significant: Word | undefined;
  let telling: Word | undefined;
  eachWord(title, (folded, start, end) => {
    if (telling !== undefined) return;
    const word = { folded, start, end };
    first ??= word;
    if (stops.has(folded) && !isAbbreviation(title.slice(start, end))) return;
    significant ??= word;
    if (!tasks.has(folded) && !words.has(folded)) telling = word;
  });
  return telling ?? significant ?? first;
}

/** `IT` and `WHO` are names, `it` and `who` are none. */
function isAbbreviation(written: string): boolean {
  return /^[A-Z]{2,5}$/.test(written);
}
