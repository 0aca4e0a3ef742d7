import path from 'node:path';
import ts from 'typescript';

/** A file of the sources: its path from the root, with `/`, and its text. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
}

/** Something that has a size: a file or a function in lines, a folder in files. */
export interface Sized {
  readonly name: string;
  readonly size: number;
}

/** One limit of `sizeLimits`, what was found, and what is over it where the limit holds for each alone. */
export interface SizeLine {
  readonly what: string;
  readonly limit: number;
  readonly found: number;
  readonly over: readonly Sized[];
}

/** In lines, and in source files that lie directly in a folder. */
export const sizeLimits = {
  medianFile: 60,
  longestFile: 250,
  medianFunction: 8,
  function90: 25,
  longestFunction: 60,
  fullestFolder: 20,
};

const isTest = (file: string) => /\.(test|spec)\.tsx?$/.test(file);
const isCode = (file: string) => /\.[cm]?[jt]sx?$/.test(file);

/** Tests have a length as files; what they nest in `describe` is no function that somebody reads as one. */
export function measureSizes(files: readonly SourceFile[]): readonly SizeLine[] {
  const own = files.filter(({ file }) => !isTest(file));
  const lines = files.map(({ file, text }) => ({ name: file, size: text.trimEnd().split('\n').length }));
  const functions = own.filter(({ file }) => isCode(file)).flatMap(functionsOf);
  const named = functions.filter(({ isNamed }) => isNamed);
  const share = (sized: readonly Sized[], part: number, what: string, limit: number): SizeLine => {
    const found = quantile(sized, part);
    return { what, limit, found, over: [] };
  };
  return [
    share(
      lines.filter(({ name }) => !isTest(name)),
      0.5,
      'median file, lines',
      sizeLimits.medianFile,
    ),
    largest(lines, 'longest file, tests too, lines', sizeLimits.longestFile),
    share(named, 0.5, 'median function, lines', sizeLimits.medianFunction),
    share(named, 0.9, 'nine functions of ten, lines', sizeLimits.function90),
    largest(functions, 'longest function, lines', sizeLimits.longestFunction),
    largest(foldersOf(own), 'fullest folder, files', sizeLimits.fullestFolder),
  ];
}

function largest(sized: readonly Sized[], what: string, limit: number): SizeLine {
  const over = sized.filter(({ size }) => size > limit).sort((a, b) => b.size - a.size);
  return { what, limit, found: Math.max(0, ...sized.map(({ size }) => size)), over };
}

/** Zero of nothing. */
function quantile(sized: readonly Sized[], part: number): number {
  const sizes = sized.map(({ size }) => size).sort((a, b) => a - b);
  return sizes[Math.min(sizes.length - 1, Math.floor(part * sizes.length))] ?? 0;
}

function foldersOf(files: readonly SourceFile[]): readonly Sized[] {
  const counts = new Map<string, number>();
  for (const { file } of files) {
    const folder = path.posix.dirname(file);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].map(([name, size]) => ({ name, size }));
}

interface SizedFunction extends Sized {
  readonly isNamed: boolean;
}

function functionsOf({ file, text }: SourceFile): readonly SizedFunction[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lineOf = (place: number) => source.getLineAndCharacterOfPosition(place).line + 1;
  const found: SizedFunction[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const first = lineOf(node.getStart(source));
      const name = nameOf(node);
      const size = lineOf(node.end) - first + 1;
      found.push({ name: `${file}:${first} ${name ?? 'without a name'}`, size, isNamed: name !== undefined });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What a reader calls it by: its own name, or that of the constant or field that it is the value of. */
function nameOf(node: ts.SignatureDeclaration): string | undefined {
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  if (node.name) return node.name.getText();
  const { parent } = node;
  const isValue = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent);
  return isValue ? parent.name.getText() : undefined;
}
