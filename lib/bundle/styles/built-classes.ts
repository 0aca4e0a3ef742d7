import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** What the site's build called the classes of a style module: `X8T8dG`, `{ input: 'X8T8dG_input' }`. */
export interface BuiltModule {
  /** Stands before each of its names. */
  readonly mark: string;
  readonly classes: Readonly<Record<string, string>>;
}

/** `.X8T8dG_input`: a mark of the module, then the name that its source gives. */
const builtClass = /\.(-?[A-Za-z_][\w-]*)_([A-Za-z][A-Za-z\d-]*)/g;
const sourceClass = /\.([A-Za-z][\w-]*)/g;

/** All rules that Next wrote for browsers. */
export async function readBuiltRules(): Promise<string> {
  const folder = path.join('.next', 'static');
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.css'));
  return (await Promise.all(files.sort().map((file) => readFile(path.join(folder, file), 'utf8')))).join(
    '\n',
  );
}

/** The marks of the modules whose classes a selector names. */
export function marksIn(selector: string): readonly string[] {
  return [...selector.matchAll(builtClass)].map(([, mark = '']) => mark);
}

/**
 * The class names of each module of a build, by the names that their sources give. Next writes no list of them: a module
 * is known by its classes, all of them and no other.
 */
export function parseBuiltClasses(rules: string): (source: string) => BuiltModule {
  const modules = new Map<string, Record<string, string>>();
  for (const [, mark = '', name = ''] of rules.matchAll(builtClass)) {
    const classes = modules.get(mark) ?? {};
    modules.set(mark, { ...classes, [name]: `${mark}_${name}` });
  }
  const bySet = new Map<string, BuiltModule[]>();
  for (const [mark, classes] of modules) {
    const set = setOf(Object.keys(classes));
    bySet.set(set, [...(bySet.get(set) ?? []), { mark, classes }]);
  }
  return (source) => {
    const wanted = setOf(classesIn(source));
    const found = bySet.get(wanted) ?? [];
    const [module, ...others] = found;
    if (module === undefined || others.length > 0)
      throw new Error(`${found.length} style modules of the built site have these classes: ${wanted}`);
    return module;
  };
}

function classesIn(source: string): Iterable<string> {
  const rules = source.replace(/\/\*.*?\*\//gs, '');
  return [...rules.matchAll(sourceClass)].map(([, name = '']) => name);
}

function setOf(names: Iterable<string>): string {
  return [...new Set(names)].sort().join(' ');
}
