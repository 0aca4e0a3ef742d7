import type { Element, ElementContent, Parents, Root, Text } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import type { AnswerDiagnostic } from '@/lib/markdown/tex/answer-diagnostic';
import { referenceKey } from '@/lib/pictures/reference';
import type { ShownFile, ShownFiles, ShownPicture } from '@/lib/pictures/shown-file';
import { linkedFile } from './file-references';

/** What was put into a page for the files that an answer names. */
export interface PlacedFiles {
  readonly pictures: number;
  readonly diagnostics: readonly AnswerDiagnostic[];
}

/**
 * Puts the pictures of an answer in their places, each a link to its larger view, and leads links to files of the library to
 * them. A picture that is not shown is its alternative text.
 */
export function placeFiles(root: Root, shown: ShownFiles): PlacedFiles {
  const files = new Map(shown);
  const placing: Placing = { files, linked: imagesInLinks(root), pictures: 0, diagnostics: [] };
  visit(root, 'element', (node, index, parent) => {
    if (parent === undefined || index === undefined) return;
    if (node.tagName === 'a') leadToFile(node, files);
    const figure = node.tagName === 'p' ? figureOf(node, placing) : undefined;
    if (figure) (parent.children as ElementContent[])[index] = figure;
    if (figure) return SKIP;
    if (node.tagName !== 'img') return;
    const hint = takeSizeHint(parent, index);
    (parent.children as ElementContent[])[index] =
      pictureOf(node, placing, hint) ?? alternativeOf(node, placing);
    return SKIP;
  });
  return placing;
}

interface Placing {
  readonly files: ReadonlyMap<string, ShownFile>;
  /** Images that are the content of a link: they lead where that does. */
  readonly linked: ReadonlySet<Element>;
  pictures: number;
  readonly diagnostics: AnswerDiagnostic[];
}

function imagesInLinks(root: Root): ReadonlySet<Element> {
  const found = new Set<Element>();
  visit(root, 'element', (link) => {
    if (link.tagName !== 'a') return;
    visit(link, 'element', (node) => {
      if (node.tagName === 'img') found.add(node);
    });
    return SKIP;
  });
  return found;
}

/** A file is saved under its own name; a picture that is linked is looked at. */
function leadToFile(link: Element, files: ReadonlyMap<string, ShownFile>): void {
  const key = linkedFile(link);
  const file = key === undefined ? undefined : files.get(key);
  if (file === undefined) return;
  link.properties.href = file.address;
  if (file.kind === 'download') link.properties.download = file.name;
}

/** A picture that is all of its paragraph and has a title: that is its caption. */
function figureOf(paragraph: Element, placing: Placing): Element | undefined {
  const children = paragraph.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const [first, second] = children;
  const only = first?.type === 'element' && first.tagName === 'img' ? first : undefined;
  const title = String(only?.properties.title ?? '').trim();
  if (only === undefined || title === '' || placing.files.get(keyOf(only))?.kind !== 'picture')
    return undefined;
  const hasHint = second !== undefined && second.type === 'text' && hintShape.test(second.value.trimStart());
  const rest =
    hasHint && second.type === 'text' ? second.value.trimStart().replace(hintShape, '').trim() : '';
  if (children.length > (hasHint ? 2 : 1) || rest !== '') return undefined;
  const hint = hasHint ? takeSizeHint(paragraph, paragraph.children.indexOf(only)) : undefined;
  delete only.properties.title;
  const picture = pictureOf(only, placing, hint);
  if (picture === undefined) return undefined;
  const caption = elementOf('figcaption', {}, [{ type: 'text', value: title }]);
  return elementOf('figure', {}, [picture, caption]);
}

function keyOf(image: Element): string {
  return referenceKey(String(image.properties.src ?? ''));
}

/** Nothing serves it: its alternative text stands for it, else its title or its name. */
function alternativeOf(image: Element, { diagnostics }: Placing): Text {
  const source = String(image.properties.src ?? '');
  const { text } = alternativeText(image);
  diagnostics.push({ kind: 'image', source, message: 'is not shown; its alternative text is' });
  return { type: 'text', value: text || String(image.properties.title ?? '') || nameIn(source) };
}

/** Of an address the last part. */
function nameIn(source: string): string {
  return referenceKey(source).split('/').at(-1)?.slice(0, 100) ?? '';
}

/** What is put in braces behind an image, as Pandoc, kramdown and others read it. */
const hintShape = /^\{:?\s*([^{}\n]{0,200})\}/;

/** How wide an author wants a picture, in pixels; undefined where nothing is said. */
type SizeHint = number | undefined;

/** Takes the braces behind an image away where they say its size. */
function takeSizeHint(parent: Parents, index: number): SizeHint {
  const next = parent.children[index + 1];
  const braces = next?.type === 'text' ? hintShape.exec(next.value) : null;
  const [, width, unit] = /\bwidth\s*=\s*["']?(\d{1,4})(px|%)?/.exec(braces?.[1] ?? '') ?? [];
  if (next?.type !== 'text' || braces === null || width === undefined) return undefined;
  next.value = next.value.slice(braces[0].length);
  return unit === '%' ? Math.round((Number(width) / 100) * measure) : Number(width);
}

/** An alternative text, and the size behind a bar that some editors write into it: `a cell|300`, `a cell|300x200`. */
function alternativeText(image: Element): { readonly text: string; readonly width: SizeHint } {
  const written = String(image.properties.alt ?? '');
  const [, text = written, width] = /^(.*?)\s*\|\s*(\d{1,4})(?:\s*x\s*\d{1,4})?\s*$/s.exec(written) ?? [];
  return { text, width: width === undefined ? undefined : Number(width) };
}

/** Pixels of a column of text, about. */
const measure = 600;
/** What is no wider has no larger view. */
const smallest = 96;

function pictureOf(image: Element, placing: Placing, hint: SizeHint): Element | undefined {
  const file = placing.files.get(keyOf(image));
  if (file?.kind !== 'picture') return undefined;
  placing.pictures += 1;
  const { text, width: written } = alternativeText(image);
  const size = sizeOf(file, hint ?? written);
  const shown = elementOf('img', {
    src: file.address,
    alt: text,
    ...(image.properties.title ? { title: image.properties.title } : {}),
    width: size.width,
    height: size.height,
    // The first is seen at once, on most pages.
    ...(placing.pictures > 1 ? { loading: 'lazy' } : {}),
    decoding: 'async',
    ...(file.wantsPaper ? { className: ['on-paper'] } : {}),
  });
  const picture =
    file.sizes.length === 0 ? shown : elementOf('picture', {}, [...sourcesOf(file, size), shown]);
  const isLink = !placing.linked.has(image) && file.width > smallest && text.trim() !== '';
  return isLink ? elementOf('a', { className: ['picture'], href: file.address }, [picture]) : picture;
}

function sizeOf({ width, height }: ShownPicture, wanted: SizeHint) {
  const shown = wanted !== undefined && wanted > 0 ? Math.min(wanted, 2000) : width;
  return { width: shown, height: Math.max(1, Math.round((height * shown) / width)) };
}

function sourcesOf(file: ShownPicture, { width }: { readonly width: number }): readonly Element[] {
  const shown = Math.min(width, measure);
  return file.sizes.map(({ type, files }) =>
    elementOf('source', {
      type,
      srcSet: files.map((one) => `${one.address} ${one.width}w`).join(', '),
      sizes: `(max-width: ${shown}px) 100vw, ${shown}px`,
    }),
  );
}

function elementOf(
  tagName: string,
  properties: Element['properties'],
  children: readonly ElementContent[] = [],
): Element {
  return { type: 'element', tagName, properties, children: [...children] };
}
