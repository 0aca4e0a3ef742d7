/** The languages that are colored: names alone, for what reads answers and colors none. */
export const languageNames = [
  'python',
  'javascript',
  'typescript',
  'java',
  'c',
  'cpp',
  'csharp',
  'sql',
  'bash',
  'html',
  'css',
  'json',
  'r',
  'matlab',
  'haskell',
  'rust',
  'go',
  'php',
  'ruby',
  'yaml',
  'latex',
] as const;

export type LanguageName = (typeof languageNames)[number];

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
  }).flatMap(([name, others]) => others.split(' ').map((other) => [other, name as LanguageName] as const)),
);

/** A fence's info string → the language it is colored as, if any. */
export function codeLanguage(info: string): LanguageName | undefined {
  const name = info.toLowerCase();
  return languageNames.find((known) => known === name) ?? otherNames.get(name);
}
