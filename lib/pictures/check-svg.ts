import { SaxesParser, type SaxesTagNS } from 'saxes';
import { messageOf } from '@/lib/text/error-message';
import { refused, type SeenFile } from './seen-file';

const svgSpace = 'http://www.w3.org/2000/svg';
const pageSpace = 'http://www.w3.org/1999/xhtml';
/** Elements by which a picture acts, or holds what is no picture. */
const active = new Set([
  'script',
  'foreignobject',
  'handler',
  'listener',
  'iframe',
  'object',
  'embed',
  'audio',
  'video',
]);
const maxDepth = 500;

/**
 * An SVG picture as its text says it, without drawing it. One that holds a script, a page or what lies elsewhere is refused: a
 * file server may send it without the policy by which it could not act.
 */
export function checkSvg(bytes: Uint8Array): SeenFile {
  const text = decoded(bytes);
  if (text === undefined) return refused('broken', 'is not in UTF-8', 'save it as SVG in UTF-8');
  const seen: Seen = { root: undefined, hazard: undefined };
  try {
    read(text, seen);
  } catch (error) {
    if (seen.hazard === undefined) {
      const reason = messageOf(error).slice(0, 120);
      return refused('broken', `cannot be read as SVG (${reason})`, 'save it again as plain SVG');
    }
  }
  if (seen.hazard !== undefined) {
    const remedy = 'save it as plain SVG without scripts, HTML text and what it loads from elsewhere';
    return refused('active', `holds ${seen.hazard}`, remedy);
  }
  if (seen.root === undefined) return refused('type', 'is not an SVG picture', 'save it again as plain SVG');
  const size = sizeOf(seen.root);
  // One that asks for the color scheme draws itself for both.
  const followsScheme = /prefers-color-scheme|light-dark\(/.test(text);
  return { status: 'seen', ...size, wantsPaper: !followsScheme };
}

interface Seen {
  root: Attributes | undefined;
  /** What in it may act, in words. */
  hazard: string | undefined;
}
type Attributes = ReadonlyMap<string, string>;

/** Undefined where it is not UTF-8, or says that it is something else. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const named = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1] ?? 'utf-8';
    return /^(?:utf-?8|us-ascii)$/i.test(named) ? text : undefined;
  } catch {
    return undefined;
  }
}

function read(text: string, seen: Seen): void {
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  /** What stands in a style sheet that is open: comments and elements in it part its words for a parser, not for a browser. */
  let style: { readonly depth: number; text: string } | undefined;
  const look = (hazard: string | undefined) => {
    if (hazard === undefined) return;
    seen.hazard = hazard;
    throw new Error(hazard);
  };
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', (doctype) =>
    look(/<!/.test(doctype) ? 'definitions of its own in its DOCTYPE' : undefined),
  );
  parser.on('processinginstruction', ({ target }) => look(`an instruction (${target.slice(0, 40)})`));
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > maxDepth) throw new Error(`more than ${maxDepth} elements in one another`);
    if (seen.root === undefined) {
      if (tag.uri !== svgSpace || tag.local !== 'svg') throw new Error('its first element is not svg');
      seen.root = attributesOf(tag);
    }
    if (tag.local.toLowerCase() === 'style') style ??= { depth, text: '' };
    look(hazardOf(tag));
  });
  parser.on('closetag', () => {
    if (style?.depth === depth) {
      look(hazardOfStyle(style.text));
      style = undefined;
    }
    depth -= 1;
  });
  const keepText = (part: string) => {
    if (style !== undefined) style.text += part;
  };
  parser.on('text', keepText);
  parser.on('cdata', keepText);
  parser.write(text.replace(/^\uFEFF/, '')).close();
}

function hazardOf(tag: SaxesTagNS): string | undefined {
  const name = tag.local.toLowerCase();
  if (tag.uri === pageSpace) return `HTML (${name.slice(0, 40)})`;
  if (active.has(name)) return `<${name}>`;
  for (const { local, prefix, value } of Object.values(tag.attributes)) {
    const hazard = hazardOfAttribute(name, { name: local.toLowerCase(), isOwn: prefix === '', value });
    if (hazard !== undefined) return hazard;
  }
  return undefined;
}

interface Attribute {
  readonly name: string;
  /** Without a prefix. */
  readonly isOwn: boolean;
  readonly value: string;
}

function hazardOfAttribute(element: string, { name, isOwn, value }: Attribute): string | undefined {
  if (isOwn && name.startsWith('on')) return `a handler (${name.slice(0, 40)})`;
  const address = value.replace(/[\s\p{Cc}]/gu, '').toLowerCase();
  if (/^(?:javascript|vbscript):|^data:text\//.test(address)) return `a script (${name.slice(0, 40)})`;
  const isAnimation = element === 'set' || element.startsWith('animate');
  if (isAnimation && name === 'attributename' && /href|^on/.test(address))
    return `a change of ${address.slice(0, 40)}`;
  if (name === 'href' || name === 'src') return hazardOfAddress(element, address);
  if (!isOwn) return undefined;
  return name === 'style' ? hazardOfStyle(value) : hazardOfUrls(value);
}

/** A place in the picture itself, or what is written out in it: pictures of dots, and fonts. */
const embedded =
  /^(?:#|data:(?:image\/(?:png|jpe?g|gif|webp|avif)|application\/(?:x-)?font|application\/octet-stream|font\/)[\w.+-]*[;,])/i;

/** A link only leads somewhere where somebody follows it; everything else is loaded. */
function hazardOfAddress(element: string, address: string): string | undefined {
  if (address === '' || embedded.test(address)) return undefined;
  if (element === 'a' && /^(?:https?|mailto):/.test(address)) return undefined;
  return `what lies elsewhere (${address.slice(0, 60)})`;
}

/** A style sheet, or the declarations of an element. */
function hazardOfStyle(style: string): string | undefined {
  // One may spell what is looked for here.
  if (style.includes('\\')) return 'escapes in its styles';
  if (/@import/i.test(style)) return 'a style sheet that lies elsewhere (@import)';
  return hazardOfUrls(style);
}

function hazardOfUrls(text: string): string | undefined {
  for (const [, address = ''] of text.matchAll(/(?:url|src|image|image-set)\(\s*["']?\s*([^"')\s]*)/gi))
    if (!embedded.test(address)) return `what lies elsewhere (${address.slice(0, 60)})`;
  return undefined;
}

function attributesOf(tag: SaxesTagNS): Attributes {
  return new Map(Object.values(tag.attributes).map(({ name, value }) => [name, value]));
}

/** Pixels a unit of length. */
const units: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
  em: 16,
  rem: 16,
  ex: 8,
};

/** As a browser has it where nothing else is said: 300 by 150. */
function sizeOf(root: Attributes): { readonly width: number; readonly height: number } {
  const [, , boxWidth = 0, boxHeight = 0] = (root.get('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const ratio = boxWidth > 0 && boxHeight > 0 ? boxWidth / boxHeight : undefined;
  const [width, height] = [lengthOf(root.get('width')), lengthOf(root.get('height'))];
  if (width !== undefined && height !== undefined) return rounded(width, height);
  if (width !== undefined) return rounded(width, ratio ? width / ratio : 150);
  if (height !== undefined) return rounded(ratio ? height * ratio : 300, height);
  return ratio ? rounded(boxWidth, boxHeight) : { width: 300, height: 150 };
}

function lengthOf(text: string | undefined): number | undefined {
  const [, number = '', unit = ''] = /^\s*\+?(\d+\.?\d*|\.\d+)([a-z]*)\s*$/i.exec(text ?? '') ?? [];
  const length = Number.parseFloat(number) * (units[unit.toLowerCase()] ?? Number.NaN);
  return length > 0 ? length : undefined;
}

function rounded(width: number, height: number) {
  const bounded = (length: number) => Math.min(20_000, Math.max(1, Math.round(length)));
  return { width: bounded(width), height: bounded(height) };
}
