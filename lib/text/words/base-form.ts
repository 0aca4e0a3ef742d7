import { singular } from './singular';

const vowel = /[aeiouy]/;
const doubled = /([bdfgmnprt])\1$/;
const shortestBase = 3;

/**
 * A folded English word without what inflects it, spelt so that its forms meet: `cells` → `cell`, `used`, `using` → `use`,
 * `generated` → `generat`. Unlike a stem it keeps words of one family apart: `organ`, `organic`, `organization`.
 */
export function baseForm(word: string): string {
  const one = singular(word);
  for (const ending of ['ing', 'ed']) {
    if (!one.endsWith(ending)) continue;
    const base = one.slice(0, -ending.length);
    if (!vowel.test(base)) return one;
    if (base.length < shortestBase) return `${base}e`;
    return withoutLastE(doubled.test(base) ? base.slice(0, -1) : base);
  }
  return withoutLastE(one);
}

function withoutLastE(word: string): string {
  return word.length > shortestBase && word.endsWith('e') ? word.slice(0, -1) : word;
}
