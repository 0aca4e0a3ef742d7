import { copyFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { type FormulaFont, formulaFonts } from '@/lib/markdown/render/formulas/formula-font-table';
import {
  formulaFontFolder,
  formulaStylesPath,
  type PageKind,
  pageKinds,
  pageParts,
  pageStylesPath,
  partStylesPath,
} from '@/lib/site/static-paths';
import { writeStatic } from '../write-static';
import { marksIn, parseBuiltClasses } from './built-classes';
import { divideFormulaSizes } from './formula-sizes';
import { keepRules, splitRules } from './split-rules';

/**
 * Writes a style sheet for each kind of reading page, one for each part that only some of them hold, and one for formulas: of the rules that Next built those of the style
 * modules that the page's source leads to, and those that belong to no module. Next itself would send a page whatever it
 * shares a file with.
 * @param rules all that Next built for browsers
 * @param site names the files
 */
export async function writePageStyles(rules: string, site: string): Promise<void> {
  const all = splitRules(rules);
  const classesOf = parseBuiltClasses(rules);
  // Told by selectors, and faces by what they hold: a rule of ours may speak of KaTeX's counters.
  const plain = keepRules(all, (selector) => !isOfFormulas(selector)).filter(
    (rule) => !(rule.startsWith('@font-face') && isOfFormulas(rule)),
  );
  // What is said of all elements comes first, so that a module may say otherwise.
  const common = keepRules(plain, (selector) => !isOfModule(selector));
  const rulesOf = async (modules: readonly string[]) => {
    const sources = await Promise.all(modules.map((module) => readFile(module, 'utf8')));
    const marks = new Set(sources.flatMap((source) => classesOf(source).mark));
    const own = keepRules(plain, (selector) => marksIn(selector).some((mark) => marks.has(mark)));
    return own.filter(isOfModule);
  };
  const parts = Object.entries(pageParts) as [keyof typeof pageParts, string][];
  const ofParts = new Set(parts.map(([, module]) => path.resolve(module)));
  for (const kind of Object.keys(pageKinds) as PageKind[]) {
    const modules = await styleModulesOf(path.join('app', pageKinds[kind], 'page.tsx'));
    const own = await rulesOf(modules.filter((module) => !ofParts.has(path.resolve(module))));
    await write(pageStylesPath(site, kind), [...common, ...own]);
  }
  for (const [part, module] of parts) await write(partStylesPath(site, part), await rulesOf([module]));
  await write(formulaStylesPath(site), [
    ...formulaFonts.map(fontFace),
    ...divideFormulaSizes(keepFormulas(all)),
  ]);
  await copyFormulaFonts();
}

async function write(address: string, rules: readonly string[]): Promise<void> {
  // Next's sheets lie one folder deeper.
  const css = rules.join('').replaceAll('url(../media/', 'url(media/');
  await writeStatic(path.posix.basename(address), Buffer.from(css));
}

function isOfFormulas(rule: string): boolean {
  return /katex/i.test(rule);
}

function isOfModule(rule: string): boolean {
  return marksIn(rule).length > 0;
}

/** KaTeX's rules, and what ours say of it; its faces are named by files of our own. */
function keepFormulas(all: readonly string[]): readonly string[] {
  return keepRules(all, isOfFormulas).filter((rule) => isOfFormulas(rule) && !rule.startsWith('@font-face'));
}

/** Each browser that runs the site's styles reads WOFF 2. */
function fontFace({ face, file, range }: FormulaFont): string {
  const [family = '', kind = ''] = face.split('-');
  const style = kind.endsWith('Italic') ? ';font-style:italic' : '';
  const weight = kind.startsWith('Bold') ? ';font-weight:700' : '';
  const signs = range === undefined ? '' : `;unicode-range:${range}`;
  const source = `url(${formulaFontFolder}/${file})format("woff2")`;
  return `@font-face{font-display:block;font-family:KaTeX_${family}${style}${weight};src:${source}${signs}}`;
}

/** Those that are a part of a face lie with the sources, the others in KaTeX's own package. */
async function copyFormulaFonts(): Promise<void> {
  const folder = path.join('.next', 'static', formulaFontFolder);
  await mkdir(folder, { recursive: true });
  for (const { face, file, range } of formulaFonts) {
    const source =
      range === undefined
        ? path.join('node_modules', 'katex', 'dist', 'fonts', `KaTeX_${face}.woff2`)
        : path.join('lib', 'bundle', 'formula-fonts', file);
    await copyFile(source, path.join(folder, file));
  }
}

/** The style modules that a page's source leads to, however far. */
async function styleModulesOf(page: string): Promise<readonly string[]> {
  const found = new Set<string>();
  const collect: Plugin = {
    name: 'collect style modules',
    setup({ onResolve, onLoad }) {
      // What is not of the site's own making, or makes no markup, has no style modules.
      onResolve({ filter: /./ }, ({ path: asked, kind }) =>
        kind === 'entry-point' || /^(?:\.|@\/components\/)/.test(asked)
          ? undefined
          : { path: asked, external: true },
      );
      onLoad({ filter: /\.css$/ }, ({ path: file }) => {
        if (file.endsWith('.module.css')) found.add(file);
        return { contents: '', loader: 'js' };
      });
    },
  };
  await build({
    entryPoints: [page],
    bundle: true,
    write: false,
    jsx: 'automatic',
    format: 'esm',
    plugins: [collect],
  });
  return [...found].sort();
}
