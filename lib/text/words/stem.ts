import { stemmer } from 'stemmer';

const same = (word: string) => word;
const latin = /^[a-z]{3,}$/;
const porter = (word: string) => (latin.test(word) ? stemmer(word) : word);

/**
 * The stemmer of a language: Porter's for English (Porter 1980), none for others. It takes folded words.
 * @example
 * stemmerOf('en')('membranes'); // 'membran'
 */
export function stemmerOf(language: string): (word: string) => string {
  return language.split('-')[0] === 'en' ? porter : same;
}
