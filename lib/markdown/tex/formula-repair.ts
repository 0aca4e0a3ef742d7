const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&nbsp;': ' ',
  '&quot;': '"',
};

/**
 * The forms in which a formula is offered to KaTeX, the most faithful first. Characters that are syntax in a TeX
 * document but can only be meant as themselves in an answer are escaped: `%` would hide the rest of its line,
 * `#` needs a macro definition, `&` needs a table. Rows without an environment get `aligned`; an underscore or
 * a caret inside `\text{…}` is tried as itself last.
 */
export function repairedTex(tex: string): readonly string[] {
  const decoded = tex.replace(/&(?:lt|gt|amp|nbsp|quot);/g, (entity) => entities[entity] ?? entity);
  const literal = decoded
    .replace(chemistry, keptChemistry)
    .replace(/(?<!\\)(\\*)([%#])/g, escapeUnlessEscaped)
    .replaceAll(tripleBond, '#');
  const forms = formsOfRows(literal);
  const words = literal.replace(/\\text(?:bf|it|tt|rm)?\{[^{}]*\}/g, (part) =>
    part.replace(/(?<!\\)_/g, '\\_').replace(/(?<!\\)\^/g, '\\textasciicircum '),
  );
  return words === literal ? forms : [...forms, ...formsOfRows(words)];
}

/** In a chemical formula `#` is a bond. */
const chemistry = /\\ce\{[^{}]*(?:\{[^{}]*\}[^{}]*){0,40}\}/g;
const tripleBond = '\uFDD3';

function keptChemistry(formula: string): string {
  return formula.replace(/(?<!\\)#/g, tripleBond);
}

function formsOfRows(tex: string): readonly string[] {
  if (/\\begin\{|\\substack/.test(tex) || !tex.includes('&')) return [tex];
  const asText = tex.replace(/(?<!\\)(\\*)(&)/g, escapeUnlessEscaped);
  return /\\\\|&\s*=|=\s*&/.test(tex) ? [`\\begin{aligned}${tex}\\end{aligned}`, asText] : [asText];
}

function escapeUnlessEscaped(whole: string, slashes: string, sign: string): string {
  return slashes.length % 2 === 1 ? whole : `${slashes}\\${sign}`;
}
