import { copyFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { markedParts } from '@/lib/markdown/render/answer-parts';
import {
  type FormulaFont,
  formulaFonts,
  isRareFont,
} from '@/lib/markdown/render/formulas/formula-font-table';
import {
  formulaFontFolder,
  formulaStylesPath,
  lateStylesPath,
  type PageKind,
  pageKinds,
  pageStylesPath,
  partStylesPath,
} from '@/lib/site/static-paths';
import { writeStatic } from '../write-static';
import { marksIn, parseBuiltClasses } from './built-classes';
import { divideFormulaSizes } from './formula-sizes';
import { partsOfRule, type RulePart } from './rule-parts';
import { keepRules, splitRules } from './split-rules';

/** Style modules whose rules are no page's own: a part brings them, or the script does. */
const apart = {
  quiz: ['components/quiz/quiz.module.css'],
  late: [
    'components/search/suggestions.module.css',
    'components/site/keyboard/keyboard-help.module.css',
    'components/question/landing-highlight.module.css',
  ],
} as const;

/**
 * Writes the style sheets of reading pages: one for each kind of page, one for each part that only some of them hold, one
 * for formulas, and one for what shows once a reader acts. A page has, of the rules that Next built, those of the style
 * modules that its source leads to, and those that belong to no module. Next itself would send a page whatever it shares a
 * file with.
 * @param rules all that Next built for browsers
 * @param site names the files
 */
export async function writePageStyles(rules: string, site: string): Promise<void> {
  const all = splitRules(rules).filter((rule) => !rule.startsWith('@font-face'));
  const classesOf = parseBuiltClasses(rules);
  const common = keepRules(all, (selector) => !isOfModule(selector) && partsOfRule(selector).length === 0);
  const ofPart = (part: RulePart) => keepRules(all, (selector) => partsOfRule(selector).includes(part));
  const ofModules = async (modules: readonly string[]) => {
    const sources = await Promise.all(modules.map((module) => readFile(module, 'utf8')));
    const marks = new Set(sources.flatMap((source) => classesOf(source).mark));
    return keepRules(all, (selector) => marksIn(selector).some((mark) => marks.has(mark)));
  };
  const ofNoPage = new Set(
    Object.values(apart).flatMap((modules) => modules.map((one) => path.resolve(one))),
  );
  for (const kind of Object.keys(pageKinds) as PageKind[]) {
    const modules = await styleModulesOf(path.join('app', pageKinds[kind], 'page.tsx'));
    const own = await ofModules(modules.filter((module) => !ofNoPage.has(path.resolve(module))));
    // What is said of all elements comes first, so that a module may say otherwise.
    await write(pageStylesPath(site, kind), [...common, ...own]);
  }
  await write(partStylesPath(site, 'quiz'), await ofModules(apart.quiz));
  for (const part of markedParts) await write(partStylesPath(site, part), ofPart(part));
  await write(lateStylesPath(site), await ofModules(apart.late));
  const formulas = divideFormulaSizes(ofPart('formulas'));
  const faces = (isRare: boolean) =>
    formulaFonts.filter(({ file }) => isRareFont(file) === isRare).map(fontFace);
  await write(formulaStylesPath(site), [...faces(false), ...formulas]);
  await write(partStylesPath(site, 'faces'), faces(true));
  await copyFormulaFonts();
}

const preparation = /--lightningcss-(?:light|dark):(?:initial| );/g;

async function write(address: string, rules: readonly string[]): Promise<void> {
  // Next's sheets lie one folder deeper, and prepare for `light-dark()`, which ours do without.
  const css = rules.join('').replaceAll('url(../media/', 'url(media/').replaceAll(preparation, '');
  await writeStatic(path.posix.basename(address), Buffer.from(css));
}

function isOfModule(rule: string): boolean {
  return marksIn(rule).length > 0;
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
