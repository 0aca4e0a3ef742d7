/** What of a page's markup is to be known: its comments, the elements whose text is code, and what it loads. */
export type MarkupPart =
  | { readonly kind: 'comment'; readonly start: number; readonly end: number; readonly text: string }
  | {
      readonly kind: 'script' | 'style' | 'link';
      /** Names in small letters; values as written, references in them not resolved. */
      readonly attributes: ReadonlyMap<string, string>;
      /** Where its text begins and ends. */
      readonly start: number;
      readonly end: number;
      /** Where the element itself does. */
      readonly outer: { readonly start: number; readonly end: number };
    };

/** A tag as React writes it, of an element whose text may hold markup: nearly all of a page, passed over at once. */
const plainTag =
  /<\/?(?!script|style|link|title|textarea|xmp|iframe|no(?:embed|frames|script)|plaintext)[a-z][a-z\d]*(?: [a-zA-Z\d:-]+="[^"]*")*\/?>/y;
const tagName = /[a-zA-Z][^\t\n\f\r />]*/y;
/** What may stand between a tag's name and its end: the name of an attribute, or what HTML passes over. */
const attributeName = /[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)?/y;
const equals = /[\t\n\f\r ]*=[\t\n\f\r ]*/y;
const bareValue = /[^\t\n\f\r >]*/y;
const commentEnd = /--!?>/g;
const scriptStep = /<!--|-->|<\/?script(?=[\t\n\f\r />])/gi;
/** Elements whose text holds no markup for a browser that runs scripts. */
const withoutMarkup = new Set(
  'script style title textarea xmp iframe noembed noframes noscript plaintext'.split(' '),
);

/**
 * Takes HTML apart as a browser's tokenizer does, of which only what is named above is told. Everything else is passed over
 * by the same rules, so that no value of an attribute and no text can be taken for a tag. Not for content of SVG or MathML
 * that holds raw `<` in its text: React writes none.
 */
export function* readMarkup(html: string): Generator<MarkupPart> {
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    plainTag.lastIndex = at;
    if (plainTag.test(html)) {
      at = plainTag.lastIndex;
      continue;
    }
    if (html.startsWith('<!--', at)) {
      const comment = commentAt(html, at);
      // One that does not end hides the rest of the page.
      if (comment === undefined) return;
      yield comment;
      at = comment.end;
      continue;
    }
    const tag = tagAt(html, at);
    at = tag.end;
    if (tag.name === undefined || tag.isEnd) continue;
    const { name, attributes } = tag;
    if (name === 'link')
      yield { kind: name, attributes, start: at, end: at, outer: { start: tag.start, end: at } };
    if (!withoutMarkup.has(name)) continue;
    const end = name === 'script' ? endOfScript(html, at) : endOfText(html, at, name);
    if (name === 'script' || name === 'style') {
      const outer = { start: tag.start, end: endOfTag(html, end) };
      yield { kind: name, attributes, start: at, end, outer };
    }
    at = end;
  }
}

function commentAt(html: string, at: number): (MarkupPart & { readonly kind: 'comment' }) | undefined {
  const start = at + '<!--'.length;
  const isAbrupt = /-?>/y;
  isAbrupt.lastIndex = start;
  if (isAbrupt.test(html)) return { kind: 'comment', start: at, end: isAbrupt.lastIndex, text: '' };
  commentEnd.lastIndex = start;
  const end = commentEnd.exec(html);
  return end
    ? { kind: 'comment', start: at, end: commentEnd.lastIndex, text: html.slice(start, end.index) }
    : undefined;
}

interface Tag {
  /** Undefined where this is none: a sign of text, a doctype, a comment of another kind. */
  readonly name: string | undefined;
  readonly isEnd: boolean;
  readonly attributes: ReadonlyMap<string, string>;
  readonly start: number;
  readonly end: number;
}

const ofInterest = new Set(['script', 'style', 'link']);
const noAttributes: ReadonlyMap<string, string> = new Map();

function tagAt(html: string, at: number): Tag {
  const isEnd = html[at + 1] === '/';
  tagName.lastIndex = at + (isEnd ? 2 : 1);
  const written = tagName.exec(html)?.[0];
  if (written === undefined)
    return { name: undefined, isEnd, attributes: noAttributes, start: at, end: endOfOther(html, at) };
  const name = written.toLowerCase();
  const attributes = !isEnd && ofInterest.has(name) ? new Map<string, string>() : undefined;
  const end = passAttributes(html, tagName.lastIndex, attributes);
  // A tag that the page ends in is none.
  if (end === undefined)
    return { name: undefined, isEnd, attributes: noAttributes, start: at, end: html.length };
  return { name, isEnd, attributes: attributes ?? noAttributes, start: at, end };
}

/** Where the tag ends; undefined where it does not. */
function passAttributes(
  html: string,
  from: number,
  kept: Map<string, string> | undefined,
): number | undefined {
  let at = from;
  while (html[at] !== '>') {
    attributeName.lastIndex = at;
    const name = attributeName.exec(html)?.[1]?.toLowerCase();
    const value =
      name === undefined ? noValue(attributeName.lastIndex) : valueAt(html, attributeName.lastIndex);
    if (value.end <= at || value.end >= html.length) return undefined;
    at = value.end;
    // Of two attributes of a name the first counts.
    if (name !== undefined && kept && !kept.has(name)) kept.set(name, value.text);
  }
  return at + 1;
}

interface Value {
  readonly text: string;
  readonly end: number;
}

const noValue = (end: number): Value => ({ text: '', end });

function valueAt(html: string, from: number): Value {
  equals.lastIndex = from;
  if (!equals.test(html)) return noValue(from);
  const start = equals.lastIndex;
  const quote = html[start];
  if (quote === '"' || quote === "'") {
    const end = html.indexOf(quote, start + 1);
    return end < 0 ? noValue(html.length) : { text: html.slice(start + 1, end), end: end + 1 };
  }
  bareValue.lastIndex = start;
  const text = bareValue.exec(html)?.[0] ?? '';
  return { text, end: start + text.length };
}

/** Where the closing tag that begins here ends, with all that stands in it; here, where it does not. */
function endOfTag(html: string, from: number): number {
  if (from >= html.length) return from;
  const { name, end } = tagAt(html, from);
  return name === undefined ? from : end;
}

/** `<!…>`, `<?…>` and `</…>` that are no tags; any other `<` is text. */
function endOfOther(html: string, at: number): number {
  const isPassedOver = /[!?]/.test(html[at + 1] ?? '') || (html[at + 1] === '/' && at + 2 < html.length);
  if (!isPassedOver) return at + 1;
  const end = html.indexOf('>', at + 2);
  return end < 0 ? html.length : end + 1;
}

function endOfText(html: string, from: number, name: string): number {
  const closing = new RegExp(`</${name}(?=[\\t\\n\\f\\r />])`, 'gi');
  closing.lastIndex = from;
  return name === 'plaintext' ? html.length : (closing.exec(html)?.index ?? html.length);
}

/** After `<!--` a script may hold another, whose end is not its own. */
function endOfScript(html: string, from: number): number {
  let depth = 0;
  scriptStep.lastIndex = from;
  for (let step = scriptStep.exec(html); step; step = scriptStep.exec(html)) {
    const sign = step[0].toLowerCase();
    if (sign === '<!--' && depth === 0) {
      depth = 1;
      // Its dashes may be those of the end.
      scriptStep.lastIndex -= 2;
    } else if (sign === '-->') depth = 0;
    else if (sign === '<script' && depth === 1) depth = 2;
    else if (sign === '</script') {
      if (depth < 2) return step.index;
      depth = 1;
    }
  }
  return html.length;
}
