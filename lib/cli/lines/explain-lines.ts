import type { ExplainedHit, ExplainedMeaning, ExplainedWord, Explanation } from '@/lib/search/engine/explain';
import type { ScoreParts } from '@/lib/search/engine/rank/score-parts';
import type { Segment } from '@/lib/search/format/protocol/search-answer';

/** What a search made of its query and what the order of its hits comes from, in lines for the owner of a library. */
export function explainLines(told: Explanation): string[] {
  const { result, hits } = told;
  return [
    `Query: ${result.query}`,
    ...(result.searched === result.query ? [] : [`Searched for: ${result.searched}`]),
    ...queryLines(told),
    ...meaningLines(told),
    `${result.total} questions hold a word of it${result.relaxed ? ', none holds all' : ''}`,
    ...hits.flatMap((hit, i) => ['', ...hitLines(hit, { rank: i + 1, meaning: told.meaning })]),
  ];
}

function queryLines({ result, words, stopWords, phrases, excluded, repairs }: Explanation): string[] {
  const list = (name: string, items: readonly string[]) =>
    items.length > 0 ? [`${name}: ${items.join(', ')}`] : [];
  return [
    ...words.map(wordLine),
    ...list('Not searched for', stopWords),
    ...list('Held by every hit, side by side', phrases),
    ...list('Held by none', excluded),
    ...list('Subject', result.subject === undefined ? [] : [result.subject]),
    ...list('Left out, beyond what is searched for', result.leftOut === undefined ? [] : [result.leftOut]),
    ...repairs.flatMap(({ word, candidates }) => [
      `The library does not hold "${word}"${candidates.length > 0 ? ', which may be' : ''}`,
      ...candidates.map(
        ({ written, prior, value }, i) =>
          `  ${written}: ${figure(value)}, of which ${figure(prior)} by itself${i === 0 ? '; taken' : ''}`,
      ),
    ]),
  ];
}

function wordLine({ typed, term, weight, count, isTask, also, isKnown }: ExplainedWord): string {
  const notes = [
    `as ${term}`,
    `weight ${figure(weight)}`,
    ...(count > 1 ? [`said ${count} times`] : []),
    ...(isTask ? ['only words the question'] : []),
    ...(isKnown ? [] : ['not in the library']),
    ...(also.length > 0 ? [`also ${also.slice(0, 8).join(', ')}${also.length > 8 ? ' …' : ''}`] : []),
  ];
  return `Word: ${typed}, ${notes.join(', ')}`;
}

function meaningLines({ meaning }: Explanation): string[] {
  if (meaning === undefined) return ['Meaning: not known; the order is that of words alone'];
  const { weight, isSentence, gap, cover } = meaning;
  return [
    `Meaning: weight ${figure(weight)} (${isSentence ? 'a sentence' : 'keywords'}; the nearest is ${figure(gap)} above the tenth; the best by words holds ${figure(cover)} of the query)`,
  ];
}

function hitLines(
  { hit, words, byWords, meaning }: ExplainedHit,
  of: { readonly rank: number; readonly meaning: ExplainedMeaning | undefined },
): string[] {
  const sum = [...words.words.map(({ part }) => part), ...(words.title ? [words.title.part] : [])];
  return [
    `${of.rank}. ${hit.subject}/${hit.slug}: ${figure(hit.score)}`,
    `   ${textOf(hit.question)}`,
    `   words ${figure(words.score)} = (${sum.map(figure).join(' + ')}) × ${figure(words.gain)}`,
    ...words.words.map((word) => `     ${wordPartOf(word, words)}`),
    ...(words.title ? [`     ${titlePartOf(words.title)}`] : []),
    ...(hit.missing.length > 0 ? [`     missing: ${hit.missing.join(', ')}`] : []),
    ...(meaning && of.meaning
      ? [`   ${figure(byWords)} of the best by words + ${meaningPartOf(meaning, of.meaning)}`]
      : []),
  ];
}

function meaningPartOf(
  { cosine, gain }: NonNullable<ExplainedHit['meaning']>,
  { weight, others }: ExplainedMeaning,
): string {
  if (cosine === undefined) return 'no meaning: it is not among the nearest';
  return `meaning ${figure(gain)} = weight ${figure(weight)} × (cosine ${figure(cosine)} − ${figure(others)} of what is not near)`;
}

function wordPartOf(
  { word, term, isInTitle, weight, impact, part }: ScoreParts['words'][number],
  { total }: ScoreParts,
) {
  const sum = `${figure(part)} = weight ${figure(weight)} × impact ${figure(impact)} ÷ ${figure(total)}`;
  return `${word} (${term}, ${isInTitle ? 'in the question' : 'in the text'}): ${sum}`;
}

function titlePartOf({
  part,
  share,
  certainty,
  hold,
  order,
  whole,
}: NonNullable<ScoreParts['title']>): string {
  const standing = `${figure(hold)} held + ${figure(order)} in order + ${figure(whole)} nothing else`;
  return `the question: ${figure(part)} = ${figure(share)} of the words × ${figure(certainty)} certain × (${standing})`;
}

function textOf(segments: readonly Segment[]): string {
  return segments.map(({ text }) => text).join('');
}

function figure(value: number): string {
  return String(Number(value.toFixed(3)));
}
