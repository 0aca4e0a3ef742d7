import { alikeEnvironments } from './alike-environments';
import { knownMacros } from './known-macros';

/**
 * The TeX commands that begin with an escape's letter. A two-character `\n`, `\r` or `\t` that begins one of
 * these, followed by a non-letter, may be the command. Taken from KaTeX 0.19; a test renders each of them.
 */
const lineBreakCommands = `nLeftarrow nLeftrightarrow nRightarrow nVDash nVdash nabla natnums natural ncong ne
nearrow neg negmedspace negthickspace negthinspace neq newcommand newline nexists ngeq ngeqq ngeqslant ngtr ni
nleftarrow nleftrightarrow nleq nleqq nleqslant nless nmid nobreak nobreakspace noexpand nolimits nonumber
normalsize not notag notin notni nparallel nprec npreceq nrightarrow nshortmid nshortparallel nsim nsubseteq
nsubseteqq nsucc nsucceq nsupseteq nsupseteqq ntriangleleft ntrianglelefteq ntriangleright ntrianglerighteq nu
nvDash nvdash nwarrow`;

const returnCommands = `rArr rBrace rVert raisebox rang rangle rarr ratio rbrace rbrack rceil real reals red redA
redB redC redD redE reflectbox relax renewcommand restriction rfloor rgroup rhd rho right rightarrow
rightarrowtail rightharpoondown rightharpoonup rightleftarrows rightleftharpoons rightrightarrows
rightsquigarrow rightthreetimes risingdotseq rlap rm rmoustache rparen rq rrbracket rtimes rule rvert`;

const tabCommands = `tag tan tanh tau tbinom text textbackslash textbf textcolor textdegree textdollar textit textmd
textnormal textrm textsf textstyle texttt textunderscore textup tfrac tg th therefore theta thetasym thickapprox
thicksim thickspace thinspace tilde times tiny to top triangle triangledown triangleleft trianglelefteq triangleq
triangleright trianglerighteq tt twoheadleftarrow twoheadrightarrow`;

const names = (list: string): readonly string[] => list.split(/\s+/);

/** The names of all listed commands, without the backslash. */
export const escapeLikeCommands: readonly string[] = [lineBreakCommands, returnCommands, tabCommands].flatMap(
  names,
);

const commands = new Set(escapeLikeCommands);

/** Those of other packages that begin so, which are written out before KaTeX sees them; unknown as words of prose. */
const writtenOut = new Set([...knownMacros.keys()].filter((name) => /^[nrt]/.test(name)));

/** What is left of a command without its first letter, where that is itself something a line may begin with. */
const wordRemainders = new Set(
  names('e i u o an op h g t m q exists less mid parallel sim subset ot red real rule text right'),
);

/** The letters that stand at an index, at most as many as the longest command has. */
export function lettersAt(text: string, index: number): string {
  let end = index;
  const limit = Math.min(text.length, index + 24);
  while (end < limit && isAsciiLetter(text.charCodeAt(end))) end += 1;
  return text.slice(index, end);
}

/** The same with the commands that are written out: those are read in mathematics alone. */
export function isFormulaCommandAt(text: string, index: number): boolean {
  const letters = lettersAt(text, index);
  return commands.has(letters) || writtenOut.has(letters);
}

/** In mathematics: do the letters at an index, the one after a backslash, spell a command to the last letter? */
export function isCommandAt(text: string, index: number): boolean {
  return commands.has(lettersAt(text, index));
}

/**
 * The same question in prose, where mathematics is rarely written without delimiters: `\nabla` is a command,
 * `\nless` only where it stands between spaces like an operator, since "less" may be a line's first word.
 */
export function isNakedCommandAt(text: string, index: number, backslashes = 1): boolean {
  const letters = lettersAt(text, index);
  if (!commands.has(letters)) return false;
  if (!wordRemainders.has(letters.slice(1))) return true;
  const head = text.slice(Math.max(0, index - backslashes - 8), index - backslashes);
  const tail = text.slice(index + letters.length, index + letters.length + 2);
  const isBetweenOperands = /[^\s.:;!?][ \t]+$|[({=]$/.test(head) && /^[\s{\\_^\d(]/.test(tail);
  return isBetweenOperands && !/^[.)]\s/.test(tail);
}

/** The environments that are set, as they stand in `\begin{…}`. */
export const environments: ReadonlySet<string> = new Set(
  names(`array darray matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix matrix* pmatrix* bmatrix* Bmatrix* vmatrix*
Vmatrix* smallmatrix subarray cases dcases rcases drcases align align* aligned split gathered gather gather*
alignat alignat* alignedat equation equation* CD ${Object.keys(alikeEnvironments).join(' ')}`),
);

function isAsciiLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}
