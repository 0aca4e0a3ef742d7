import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';
import { islandsPath, pageScriptPath, pageScripts } from '@/lib/site/static-paths';

import { type BuiltModule, parseBuiltClasses } from './built-classes';
import { bundleForBrowser } from './bundle-for-browser';
import { contentHash, staticAddress, writeStatic } from './write-static';

const entry = path.join('components', 'islands', 'hydrate-islands.ts');
/**
 * What few visits need is fetched when they do. All else comes with the page, even if its source imports it late: what
 * searches is 1.3 kB, which costs a reader less than to wait for another file, and a browser that failed to fetch a module
 * does not try again.
 */
const late = [
  path.join('components', 'question', 'highlight-words.ts'),
  path.join('components', 'lists', 'narrow-list.ts'),
];

/**
 * Writes the script of reading pages, and beside it what it fetches when it is needed. The components are those that Next
 * rendered, with Preact in React's place and the class names of the site as Next has just built it.
 * @param options.site names the file
 * @param options.rules all that Next built for browsers
 * @param options.searchWorker address of the search worker
 */
export async function bundleIslands(options: {
  readonly site: string;
  readonly rules: string;
  readonly searchWorker: string;
}): Promise<void> {
  const classesOf = parseBuiltClasses(options.rules);
  const shared = {
    format: 'esm',
    jsx: 'automatic',
    alias: {
      react: 'preact/compat',
      'react-dom/client': 'preact/compat/client',
      'react/jsx-runtime': 'preact/jsx-runtime',
    },
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.env.NEXT_PUBLIC_SEARCH_WORKER': JSON.stringify(options.searchWorker),
    },
  } as const;
  const plugins = [styleModules(classesOf), lateModules(shared)];
  const write = async (source: string, address: string) =>
    writeStatic(path.posix.basename(address), await bundleForBrowser(source, { ...shared, plugins }));
  await write(entry, islandsPath(options.site));
  for (const name of Object.keys(pageScripts) as (keyof typeof pageScripts)[])
    await write(pageScripts[name], pageScriptPath(options.site, name));
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
 * A late module becomes a file of its own, with all that it needs: parts that it shares with the page's script would make a
 * third. A component cannot be one, for it has to share Preact.
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
        const name = `${path.basename(found.path, '.ts')}-${contentHash(code)}.js`;
        await writeStatic(name, code);
        return { path: staticAddress(name), external: true };
      });
    },
  };
}
