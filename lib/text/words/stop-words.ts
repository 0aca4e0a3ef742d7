/**
 * English words that carry no subject of their own, with those a question is worded in ("what is the … of …?").
 * `us`, `will`, `may`, `can` as nouns, and single letters other than `a` and `i` stay searchable.
 */
const english = `a about above after again against all also am an and any are aren't as at be because been before
being below between both but by can't cannot could couldn't did didn't do does doesn't doing don't down during each
few for from further had hadn't has hasn't have haven't having he her here hers herself him himself his how i if in
into is isn't it its itself just let's me more most mustn't my myself no nor not of off on once only or other ought
our ours ourselves out over own same shan't she should shouldn't so some such than that the their theirs them
themselves then there these they this those through to too under until up upon very was wasn't we were weren't what
when where which while who whom whose why with won't would wouldn't you your yours yourself yourselves i'm i've i'll
it's he's she's we're we've they're they've you're you've that's there's what's who's how's where's when's why's
can may might must shall whether within without`;

/** Words that set a task ("explain …", "which of the following …") or stand for whatever it is (`things`). */
const englishTasks = `explain explains describe describes discuss compare contrast identify define following example
examples statement statements true correct briefly term vs versus thing things stuff something anything everything someone
somebody anyone anybody everyone everybody`;

const none: ReadonlySet<string> = new Set();
const stopWords: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(english.replaceAll("'", '').split(/\s+/)),
};
const taskWords: Readonly<Record<string, ReadonlySet<string>>> = { en: new Set(englishTasks.split(/\s+/)) };

/** The stop words of a language (`en`, `en-GB`), folded and without apostrophes; empty where none are known. */
export function stopWordsOf(language: string): ReadonlySet<string> {
  return stopWords[language.split('-')[0] ?? ''] ?? none;
}

/** Words that count for less beside others in a query; folded. */
export function taskWordsOf(language: string): ReadonlySet<string> {
  return taskWords[language.split('-')[0] ?? ''] ?? none;
}
