import type { Construct, State } from 'micromark-util-types';
import { admonitionNames } from './admonition-names';

/** A line that opens or closes a block: `:::tip Title`, `:::`, `<details>`, `</details>`. */
export type BlockMark =
  | { readonly kind: 'open'; readonly family: string; readonly name: string; readonly title: string }
  | { readonly kind: 'close'; readonly family: string };

const longestLine = 400;
/** Attributes in braces at the end are left out; other braces after the words of a title, as of a set, are its own. */
const opening =
  /^(:{3,})[ \t]*([a-z]+)(?:(?:\[(.*)\])?(?:\{[^{}]*\})?|[ \t]+(.*?))[ \t]*(?:\{[ \t]*(?:(?:[.#][a-z_]|-(?=[ \t}])|[a-z][\w-]*=)[^{}]*)?\})?$/i;
const details = /^<(\/?)details([ \t]+open)?[ \t]*>$/i;
const names: ReadonlySet<string> = new Set([...admonitionNames, 'details', 'spoiler']);

/** What a line's text says; undefined where it is none of these marks. */
export function blockMarkOf(line: string): BlockMark | undefined {
  const text = line.trim();
  if (/^:{3,}$/.test(text)) return { kind: 'close', family: text };
  const tag = details.exec(text);
  if (tag !== null && tag[1] === '')
    return { kind: 'open', family: 'details', name: tag[2] === undefined ? 'details' : 'open', title: '' };
  if (tag !== null) return tag[2] === undefined ? { kind: 'close', family: 'details' } : undefined;
  const [, colons = '', name = '', bracketed, rest] = opening.exec(text) ?? [];
  if (!names.has(name.toLowerCase())) return undefined;
  const title = (bracketed ?? rest ?? '').trim();
  return { kind: 'open', family: colons, name: name.toLowerCase(), title };
}

/** Such a line as a token of its own, which ends the paragraph or list before it. */
export const blockMark: Construct = {
  name: 'webMark',
  tokenize(effects, ok, nok) {
    let text = '';
    const next: State = (code) => {
      if (code === null || code < -2) {
        if (blockMarkOf(text) === undefined) return nok(code);
        effects.exit('webMark');
        return ok(code);
      }
      if (text.length > longestLine || !couldBeMark(text)) return nok(code);
      text += code < 0 ? '\t' : String.fromCharCode(code);
      effects.consume(code);
      return next;
    };
    return (code) => {
      effects.enter('webMark');
      return next(code);
    };
  },
};

/** Whether it is worth reading on after a few characters: most lines that begin with `:` or `<` are none. */
function couldBeMark(text: string): boolean {
  return text.length !== 3 || text === ':::' || /^<\/?d/i.test(text);
}
