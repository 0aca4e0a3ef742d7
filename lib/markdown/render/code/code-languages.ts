import type { LanguageInput } from 'shiki/core';
import type { LanguageName } from '@/lib/markdown/scan/language-names';

type Load = () => Promise<{ default: LanguageInput }>;

const loaders: Readonly<Record<LanguageName, Load>> = {
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

/** The languages that are colored, each loaded when an answer first holds it. */
export const codeLanguages: Readonly<Record<string, Load>> = loaders;
