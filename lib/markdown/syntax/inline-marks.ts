import type { Code, Construct, Effects, State, TokenizeContext } from 'micromark-util-types';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    /** A tag, a sign of highlighting, or a raised or lowered word with its signs. */
    webMark: 'webMark';
  }
}

/** Elements that an answer may write as HTML does, without attributes. */
const tag =
  /^<(?:br[ \t]*\/?|\/?(?:sub|sup|kbd|mark|u|abbr|details|summary)[ \t]*|details[ \t]+open|abbr[ \t]+title=(?:"[^"<>]*"|'[^'<>]*'))>$/i;
const longestTag = 320;
/** A word so short, and with nothing but a sign of its own at either end: `2`, `-3`, `2+`, `i,j`. */
const signs = String.raw`\p{Script=Latin}\p{Script=Greek}\p{Nd}`;
export const shiftedSource = String.raw`(?:[+\-−–]?[${signs}]+(?:[,.][${signs}]+)*[+\-−–]?|[+\-−–])`;
const shifted = new RegExp(`^${shiftedSource}$`, 'u');
const longestShifted = 16;
const letter = /\p{L}|\p{N}/u;
/** Scripts that put no space between words: there a word's end is no sign of where marks begin or end. */
const withoutSpaces =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Script=Thai}/u;

/** `<sub>`, `</sub>`, `<br>`, `<abbr title="…">` … as tokens of their own; any other tag stays text. */
export const inlineTag: Construct = {
  name: 'webMark',
  tokenize(effects, ok, nok) {
    let text = '';
    const next: State = (code) => {
      if (code === null || code < -2 || text.length > longestTag) return nok(code);
      // The value of an attribute holds no angle: each character is looked at for one tag alone.
      if (text.length === 1 && !/[a-z/]/i.test(signOf(code))) return nok(code);
      if (code === 60 && text !== '') return nok(code);
      text += signOf(code);
      effects.consume(code);
      return code === 62 ? end : next;
    };
    const end: State = (code) => finish(tag.test(text), { effects, ok, nok }, code);
    return begin(effects, next);
  },
};

/** `x^2^` and `H~2~O`: a short word between two signs, right after what it belongs to. */
export function shiftedWord(sign: '^' | '~'): Construct {
  const signCode = sign.charCodeAt(0);
  return {
    name: 'webMark',
    tokenize(effects, ok, nok) {
      if (!carriesShifted(sign, signOf(this.previous))) return nok;
      let text = '';
      const next: State = (code) => {
        if (code === null || code < 0 || code === 32 || text.length > longestShifted) return nok(code);
        text += signOf(code);
        effects.consume(code);
        return code === signCode && text.length > 1 ? end : next;
      };
      const end: State = (code) =>
        finish(
          shifted.test(text.slice(1, -1)) && endsShifted(sign, signOf(code)),
          { effects, ok, nok },
          code,
        );
      return begin(effects, next);
    },
  };
}

/** Numbers joined by `~` are ranges, and powers of powers are written `2^3^2`: neither is a lowered or raised word. */
function carriesShifted(sign: string, before: string): boolean {
  return (/[)\]^~]/.test(before) && before !== sign) || (sign === '^' ? letter : /\p{L}/u).test(before);
}

function endsShifted(sign: string, after: string): boolean {
  if (after === sign) return false;
  return sign === '~' || !/[\p{L}\p{N}([{]/u.test(after) || withoutSpaces.test(after);
}

/** `==` where it stands at a word's beginning or end, so that `a == b`, `a==b` and `"=="` are none. */
export const highlight: Construct = {
  name: 'webMark',
  tokenize(this: TokenizeContext, effects, ok, nok) {
    const before = signOf(this.previous);
    let count = 0;
    const next: State = (code) => {
      if (code === 61 && count < 2) {
        count += 1;
        effects.consume(code);
        return next;
      }
      const isMark = count === 2 && code !== 61 && isHighlightSign(before, signOf(code));
      return finish(isMark, { effects, ok, nok }, code);
    };
    return before === '=' ? nok : begin(effects, next);
  },
};

function isHighlightSign(before: string, after: string): boolean {
  return opensHighlight(before, after) || closesHighlight(before, after);
}

export function opensHighlight(before: string, after: string): boolean {
  if (!(letter.test(after) || /[*_`([<“«„¿¡\uFDD0]/.test(after))) return false;
  return isOutside(before);
}

export function closesHighlight(before: string, after: string): boolean {
  if (!(letter.test(before) || /[*_`)\]>”»“.,!?%…。！？\uFDD1]/.test(before))) return false;
  return isOutside(after);
}

function isOutside(sign: string): boolean {
  return !letter.test(sign) || withoutSpaces.test(sign);
}

interface Ways {
  readonly effects: Effects;
  readonly ok: State;
  readonly nok: State;
}

function begin(effects: Effects, next: State): State {
  return (code) => {
    effects.enter('webMark');
    return next(code);
  };
}

function finish(isFound: boolean, { effects, ok, nok }: Ways, code: Code): State | undefined {
  if (!isFound) return nok(code);
  effects.exit('webMark');
  return ok(code);
}

/** A line break or the text's end is '\n'. */
function signOf(code: Code): string {
  if (code === null || code < -2) return '\n';
  return code < 0 ? '\t' : String.fromCharCode(code);
}
