import type { Element, ElementContent, Root } from 'hast';
import type { HighlighterCore, ThemedToken } from 'shiki/core';
import { SKIP, visit } from 'unist-util-visit';
import { codeLanguage } from '@/lib/markdown/scan/language-names';
import { textOf } from '@/lib/markdown/tree/headings';
import type { StyleSheet } from '@/lib/markdown/tree/inline-styles';
import { titleCode } from '@/lib/markdown/tree/places';
import { codeLanguages } from './code-languages';
import { marksOf, numberClasses, withLines } from './code-lines';
import { type CodeTheme, pairedTheme } from './paired-theme';

/** Beyond these a program is shown without colors: grammars are regular expressions, some of them slow. */
const maxCharacters = 8_000;
const longestLine = 1_000;
/** Ten times what the fullest of 34,551 answers has: a grammar costs some milliseconds a block, however short. */
const maxBlocks = 60;

interface Highlighter {
  readonly shiki: HighlighterCore;
  readonly theme: CodeTheme;
}

let highlighter: Promise<Highlighter> | undefined;

/**
 * Colors the answer's code fences: token colors go to the style sheet as the custom properties `--code-light`
 * and `--code-dark`, which code.css turns into the color of the reader's theme. Runs after the sanitizer.
 * The highlighter and each language are loaded when first needed; plain code needs neither.
 */
export async function highlightCode(
  root: Root,
  sheet: StyleSheet,
  { isPlain: isAllPlain = false } = {},
): Promise<void> {
  const blocks: Element[] = [];
  visit(root, 'element', (node) => {
    if (node.tagName !== 'pre') return;
    blocks.push(node);
    return SKIP;
  });
  let [characters, count] = [0, 0];
  for (const pre of blocks) {
    const code = pre.children[0];
    if (code?.type !== 'element') continue;
    pre.properties = { className: ['code'], role: 'group', tabIndex: 0, ariaLabel: 'Code' };
    const language = languageOf(code);
    const text = textOf(code).replace(/\n$/, '');
    if (language !== undefined) [characters, count] = [characters + text.length, count + 1];
    const isTooMuch = characters > maxCharacters || count > maxBlocks || hasLongLine(text);
    const isPlain = isAllPlain || language === undefined || isTooMuch;
    const marks = marksOf(code, text);
    const name = language === undefined ? [] : [`language-${language}`];
    const names =
      marks.firstNumber === undefined ? name : [...name, ...numberClasses(marks.firstNumber, sheet)];
    code.properties = names.length === 0 ? {} : { className: names };
    const lines = isPlain
      ? text.split('\n').map(plainLine)
      : await coloured(text, language, { sheet, ...marks });
    code.children = withLines(lines, marks, text);
    if (marks.title !== undefined) titleCode(pre, marks.title);
  }
}

function hasLongLine(text: string): boolean {
  return text.split('\n').some((line) => line.length > longestLine);
}

/** The lines of a program, each in colors; of a diff without the sign that each begins with. */
async function coloured(
  text: string,
  language: string,
  { sheet, isDiff }: { readonly sheet: StyleSheet; readonly isDiff: boolean },
): Promise<ElementContent[][]> {
  const { shiki, theme } = await highlighterFor(language);
  const program = isDiff ? text.replace(/^[-+ ]/gm, '') : text;
  const signs = isDiff ? text.split('\n').map((line) => /^[-+ ]/.exec(line)?.[0] ?? '') : [];
  const lines = shiki.codeToTokensBase(program, {
    lang: language,
    theme: theme.name,
    tokenizeMaxLineLength: longestLine,
    // A program is colored whole or not at all, so that a page is the same each time: who renders sets the limit.
    tokenizeTimeLimit: 0,
  });
  return lines.map((line, index) => {
    const content = plainLine(signs[index] ?? '');
    for (const token of line) append(content, token.content, sheet.classFor(declarationsOf(token, theme)));
    return content;
  });
}

function plainLine(text: string): ElementContent[] {
  return text === '' ? [] : [{ type: 'text', value: text }];
}

/** Neighbors of one color share an element; the theme's own text color needs none. */
function append(content: ElementContent[], value: string, name: string | undefined): void {
  const last = content.at(-1);
  const text: ElementContent = { type: 'text', value };
  if (name === undefined || /^\s*$/.test(value)) {
    if (last?.type === 'text') last.value += value;
    else content.push(text);
    return;
  }
  const lastText =
    last?.type === 'element' && String(last.properties.className) === name ? last.children[0] : undefined;
  if (lastText?.type === 'text') lastText.value += value;
  else
    content.push({ type: 'element', tagName: 'span', properties: { className: [name] }, children: [text] });
}

/** Colors of both themes, '' for plain text. Shiki's font styles: 1 italic, 2 bold, 4 underlined. */
function declarationsOf(token: ThemedToken, theme: CodeTheme): string {
  const { light, dark } = theme.pairOf(token.color);
  const isPlain = light.toLowerCase() === plainColors.light && dark.toLowerCase() === plainColors.dark;
  const declarations = isPlain ? [] : [`--code-light:${light}`, `--code-dark:${dark}`];
  const fontStyle = Math.max(0, token.fontStyle ?? 0);
  if ((fontStyle & 1) !== 0) declarations.push('font-style:italic');
  if ((fontStyle & 2) !== 0) declarations.push('font-weight:bold');
  return declarations.join(';');
}

/** The themes' own text colors, which code.css sets. */
export const plainColors = { light: '#0e1116', dark: '#f0f3f6' } as const;

function languageOf(code: Element): string | undefined {
  const names = code.properties.className;
  const name = Array.isArray(names) ? names.find((each) => String(each).startsWith('language-')) : undefined;
  return name === undefined ? undefined : codeLanguage(String(name).slice('language-'.length));
}

async function highlighterFor(language: string): Promise<Highlighter> {
  highlighter ??= createHighlighter();
  const ready = await highlighter;
  const load = codeLanguages[language];
  if (load !== undefined && !ready.shiki.getLoadedLanguages().includes(language))
    await ready.shiki.loadLanguage((await load()).default);
  return ready;
}

async function createHighlighter(): Promise<Highlighter> {
  const [{ createHighlighterCore }, { createJavaScriptRegexEngine }, light, dark] = await Promise.all([
    import('shiki/core'),
    import('shiki/engine/javascript'),
    import('shiki/themes/github-light-high-contrast.mjs'),
    import('shiki/themes/github-dark-high-contrast.mjs'),
  ]);
  const theme = pairedTheme(light.default, dark.default, plainColors);
  const shiki = await createHighlighterCore({
    engine: createJavaScriptRegexEngine({ forgiving: true }),
    themes: [theme.registration],
    langs: [],
  });
  return { shiki, theme };
}
