import { fold } from '@/lib/text/fold';

/** What wraps a formula or a part of it in TeX. */
const wrapping = String.raw`\\(?:ce|mathrm|text|rm|mathsf)\{`;
const element = '[A-Z][a-z]?';
const number = String.raw`(?:\d+|[₀-₉]+|_\{?\d+\}?|<sub>\d+</sub>)`;
const group = String.raw`\((?:${element}${number}?)+\)(?=${number})`;
const piece = String.raw`(?:${wrapping})?(?:${element}|${group})\}?(?:${number})?\}?`;
/** What tells such a formula from a word: an index that is set as one, a group with a number, or a wrapping. */
const sign = String.raw`(?=\S{0,40}(?:_\{?\d|<sub>|\)[\d₀-₉]))|(?=${wrapping})`;

/** A formula of chemistry in another spelling than `CO2`: `CO_2`, `\mathrm{CO}_2`, `\ce{CO2}`, `CO<sub>2</sub>`, `Ca(OH)2`. */
export const formulaWord = String.raw`(?<![\p{L}\p{N}])(?:${sign})(?:${piece})+(?![\p{L}\p{N}])`;

const signs = /[_<\\]|\)[\d₀-₉]/;
const markup = /\\[a-z]+\{|<\/?sub>|[^\p{L}\p{N}]/gu;

/** Whether a run of text may hold such a formula: most hold none of its signs. */
export function mayHoldFormula(run: string): boolean {
  return signs.test(run);
}

/** All spellings of a formula as one word: `\mathrm{CO}_2` → `co2`. */
export function foldFormula(written: string): string {
  return fold(written.replace(markup, ''));
}
