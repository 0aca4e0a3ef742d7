import type { LanguageInput } from 'shiki/core';

/** The languages that are coloured, each loaded when an answer first holds it. */
export const codeLanguages: Readonly<Record<string, () => Promise<{ default: LanguageInput }>>> = {
  python: () => import('shiki/langs/python.mjs'),
  javascript: () => import('shiki/langs/javascript.mjs'),
  typescript: () => import('shiki/langs/typescript.mjs'),
  java: () => import('shiki/langs/java.mjs'),
  c: () => import('shiki/langs/c.mjs'),
  cpp: () => import('shiki/langs/cpp.mjs'),
  csharp: () => import('shiki/langs/csharp.mjs'),
  sql: () => import('shiki/langs/sql.mjs'),
  bash: () => import('shiki/langs/bash.mjs'),
  html: () => import('shiki/langs/html.mjs'),
  css: () => import('shiki/langs/css.mjs'),
  json: () => import('shiki/langs/json.mjs'),
  r: () => import('shiki/langs/r.mjs'),
  matlab: () => import('shiki/langs/matlab.mjs'),
  haskell: () => import('shiki/langs/haskell.mjs'),
  rust: () => import('shiki/langs/rust.mjs'),
  go: () => import('shiki/langs/go.mjs'),
  php: () => import('shiki/langs/php.mjs'),
  ruby: () => import('shiki/langs/ruby.mjs'),
  yaml: () => import('shiki/langs/yaml.mjs'),
  latex: () => import('shiki/langs/latex.mjs'),
};

const otherNames = new Map(
  Object.entries({
    python: 'py python3 py3 pycon',
    javascript: 'js jsx node mjs',
    typescript: 'ts tsx',
    c: 'h',
    cpp: 'c++ cc cxx hpp arduino',
    csharp: 'c# cs dotnet',
    sql: 'mysql postgresql postgres sqlite plsql tsql',
    bash: 'sh shell zsh console shellscript',
    html: 'htm xml xhtml svg',
    json: 'jsonc json5',
    matlab: 'octave',
    haskell: 'hs',
    rust: 'rs',
    go: 'golang',
    ruby: 'rb',
    yaml: 'yml',
    latex: 'tex',
  }).flatMap(([name, others]) => others.split(' ').map((other) => [other, name] as const)),
);

/** A fence's info string → the language it is coloured as, if any. */
export function codeLanguage(info: string): string | undefined {
  const name = info.toLowerCase();
  if (Object.hasOwn(codeLanguages, name)) return name;
  return otherNames.get(name);
}
