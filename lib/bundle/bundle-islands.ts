import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';
import { applicationNames, applicationPath, islandsPath, lateStylesPath } from '@/lib/site/static-paths';
import { bundleForBrowser } from './bundle-for-browser';
import { preactForReact, sharedPreact } from './shared-preact';
import { type BuiltModule, parseBuiltClasses } from './styles/built-classes';
import { contentHash, staticAddress, writeStatic } from './write-static';

const islands = path.join('components', 'islands');
/**
 * What few visits need is fetched when they do. All else comes with the page, even if its source imports it late: what
 * searches is 1.3 kB, which costs a reader less than to wait for another file, and a browser that failed to fetch a module
 * does not try again.
 */
const late = [
  path.join('components', 'question', 'highlight-words.ts'),
  path.join('components', 'lists', 'narrow-list.ts'),
  path.join('components', 'shelf', 'sharing', 'qr-code.ts'),
  path.join('components', 'site', 'keyboard', 'keyboard-dialog.tsx'),
  path.join('components', 'study', 'page-study.tsx'),
];

/**
 * Writes the scripts of reading pages and of applications, and beside them what they fetch when it is needed. The
 * components are those that Next rendered, with Preact in React's place and the class names of the site as Next has just
 * built it.
 * @param options.site names the file
 * @param options.rules all that Next built for browsers
 * @param options.searchWorker address of the search worker
 */
export async function bundleIslands(options: {
  readonly site: string;
  readonly rules: string;
  readonly searchWorker: string;
}): Promise<void> {
  const shared = {
    format: 'esm',
    jsx: 'automatic',
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.env.NEXT_PUBLIC_LATE_STYLES': JSON.stringify(lateStylesPath(options.site)),
      'process.env.NEXT_PUBLIC_SEARCH_WORKER': JSON.stringify(options.searchWorker),
    },
  } as const;
  const styles = styleModules(parseBuiltClasses(options.rules));
  const others = { ...shared, plugins: [styles, sharedPreact(islandsPath(options.site))] };
  const own = { ...shared, alias: preactForReact, plugins: [styles, lateModules(others)] };
  const application = { ...shared, plugins: [...others.plugins, lateModules(others)] };
  const write = async (file: string, address: string, how: typeof own | typeof application) =>
    writeStatic(path.posix.basename(address), await bundleForBrowser(path.join(islands, file), how));
  await write('hydrate-islands.ts', islandsPath(options.site), own);
  for (const name of applicationNames)
    await write(`hydrate-${name}.ts`, applicationPath(options.site, name), application);
}

/** A style module is the names of its classes; its rules are in the style sheets of the page. */
function styleModules(classesOf: (source: string) => BuiltModule): Plugin {
  return {
    name: 'style modules',
    setup({ onLoad }) {
      onLoad({ filter: /\.module\.css$/ }, async ({ path: file }) => ({
        contents: JSON.stringify(classesOf(await readFile(file, 'utf8')).classes),
        loader: 'json',
      }));
    },
  };
}

/**
 * A late module becomes a file of its own, with all that it needs but Preact: other parts that it shares with the page's
 * script would make a third.
 */
function lateModules(shared: BuildOptions & { readonly format: 'esm' }): Plugin {
  return {
    name: 'late modules',
    setup({ onResolve, resolve }) {
      onResolve({ filter: /./ }, async ({ kind, path: asked, importer, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined;
        const found = await resolve(asked, { kind: 'import-statement', importer, resolveDir });
        if (!late.includes(path.relative('', found.path))) return found;
        const code = await bundleForBrowser(found.path, shared);
        const name = `${path.parse(found.path).name}-${contentHash(code)}.js`;
        await writeStatic(name, code);
        return { path: staticAddress(name), external: true };
      });
    },
  };
}
