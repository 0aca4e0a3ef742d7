import { knownMacros } from './known-macros';
import { joined, type MacroCall, type OwnerMacros, type TexMacro, templateMacro } from './tex-macro';

/** The longest formula that is rendered, in characters of TeX, before and after its commands are written out. */
export const longestFormula = 2_000;
/** Commands written out in one formula, and in one another. */
const mostSteps = 1_000;
const deepest = 20;

/** Commands whose argument is text: mathematics in it stands between dollars. */
const textCommand = /^(?:text(?:rm|bf|it|up|sf|tt|normal)?|mbox|hbox)$/;
const letters = /[A-Za-z]+/y;

/**
 * Writes out the commands that KaTeX does not know (`\norm`, `\SI`, an owner's own). What comes out is bounded, and
 * with it all that rendering it can cost: no command of it can be written out any further by KaTeX.
 * @throws Error where it would be too long, or refers to itself
 */
export function expandMacros(tex: string, owners: OwnerMacros = {}): string {
  if (!tex.includes('\\')) return tex;
  return new Expansion(owners).run(tex, 0, false);
}

class Expansion {
  readonly #owners: OwnerMacros;
  #steps = 0;

  constructor(owners: OwnerMacros) {
    this.#owners = owners;
  }

  run(text: string, depth: number, isText: boolean): string {
    if (depth > deepest) throw new Error(`commands refer to one another more than ${deepest} deep`);
    let out = '';
    let at = 0;
    for (let next = text.indexOf('\\'); next >= 0; next = text.indexOf('\\', at)) {
      out = joined(out, text.slice(at, next));
      const name = nameAt(text, next + 1);
      const end = next + 1 + (name.length || 1);
      const step = name === '' ? undefined : this.#written(text, name, { at: end, depth, isText });
      out += step?.tex ?? text.slice(next, end);
      at = step?.end ?? end;
      if (out.length > longestFormula) throw tooLong();
    }
    return joined(out, text.slice(at));
  }

  #written(text: string, name: string, place: Place): Written | undefined {
    if (textCommand.test(name)) return this.#writtenText(text, name, place);
    const macro = this.#macroOf(name);
    const call = macro && callAt(text, place.at, macro);
    if (macro === undefined || call === undefined || macro.expand(call) === undefined) return undefined;
    this.#steps += 1;
    if (this.#steps > mostSteps) throw new Error(`more than ${mostSteps} commands would be written out`);
    const args = call.args.map((arg) => this.run(arg, place.depth + 1, false));
    const result = macro.expand({ ...call, args }) ?? '';
    if (result.length > longestFormula) throw tooLong();
    const tex = macro.isOwners ? this.run(result, place.depth + 1, false) : result;
    return { tex: place.isText ? `$${tex}$` : tex, end: call.end };
  }

  #writtenText(text: string, name: string, { at, depth }: Place): Written | undefined {
    const words = text[at] === '{' ? argumentAt(text, at) : undefined;
    return words && { tex: `\\${name}{${this.run(words.text, depth + 1, true)}}`, end: words.end };
  }

  #macroOf(name: string): TexMacro | undefined {
    const own = Object.hasOwn(this.#owners, name) ? this.#owners[name] : undefined;
    return own === undefined ? knownMacros.get(name) : templateMacro(own, true);
  }
}

interface Place {
  readonly at: number;
  readonly depth: number;
  readonly isText: boolean;
}

interface Written {
  readonly tex: string;
  readonly end: number;
}

interface FoundCall extends MacroCall {
  readonly end: number;
}

function tooLong(): Error {
  return new Error(`with its commands written out the formula has more than ${longestFormula} characters`);
}

function nameAt(text: string, at: number): string {
  letters.lastIndex = at;
  return letters.exec(text)?.[0] ?? '';
}

/** Undefined where arguments are missing. */
function callAt(text: string, start: number, macro: TexMacro): FoundCall | undefined {
  let at = start;
  const isStarred = macro.takesStar === true && text[at] === '*';
  if (isStarred) at += 1;
  let option: string | undefined;
  if (macro.takesOption && text[at] === '[') {
    const close = text.indexOf(']', at);
    if (close < 0) return undefined;
    option = text.slice(at + 1, close);
    at = close + 1;
  }
  const bracketed = macro.takesBrackets ? bracketedAt(text, at) : undefined;
  if (bracketed !== undefined)
    return { args: [bracketed.text], option, isStarred, bracket: text[at], end: bracketed.end };
  const args: string[] = [];
  while (args.length < macro.args + (macro.more ?? 0)) {
    const isNeeded = args.length < macro.args;
    const arg = isNeeded || text[at] === '{' ? argumentAt(text, at) : undefined;
    if (arg === undefined) {
      if (isNeeded) return undefined;
      break;
    }
    args.push(arg.text);
    at = arg.end;
  }
  return { args, option, isStarred, end: at };
}

interface Argument {
  readonly text: string;
  readonly end: number;
}

/** What stands in braces, or one sign or command, after blanks. */
export function argumentAt(text: string, start: number): Argument | undefined {
  let at = start;
  while (/\s/.test(text[at] ?? '')) at += 1;
  const sign = text[at];
  if (sign === undefined || sign === '}' || sign === '&') return undefined;
  if (sign === '\\') {
    const end = at + 1 + (nameAt(text, at + 1).length || 1);
    return { text: text.slice(at, end), end };
  }
  if (sign !== '{') {
    const [one = ''] = text.slice(at, at + 2);
    return { text: one, end: at + one.length };
  }
  const close = closingBrace(text, at);
  return close === undefined ? undefined : { text: text.slice(at + 1, close), end: close + 1 };
}

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '|': '|' };

/** What stands in brackets that open right here, with all that opens and closes in them. */
function bracketedAt(text: string, open: number): Argument | undefined {
  const opener = text[open] ?? '';
  const closer = closers[opener];
  let depth = 0;
  for (let at = open + 1; closer !== undefined && at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '{') at = closingBrace(text, at) ?? text.length;
    else if (sign === closer && depth === 0) return { text: text.slice(open + 1, at), end: at + 1 };
    else if (sign === closer) depth -= 1;
    else if (sign === opener) depth += 1;
  }
  return undefined;
}

function closingBrace(text: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '{') depth += 1;
    else if (sign === '}') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return undefined;
}
