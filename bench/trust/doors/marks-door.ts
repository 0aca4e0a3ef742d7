import { answering, type Door, type DoorCase, doorCase } from './door-case';

const act = 'alert(1)';
const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'script', 'iframe', 'x-y', 'svg'];
const prototypes = names.slice(0, 4);

function boxCases(): readonly DoorCase[] {
  return [
    ...prototypes.map((name) => answering(`:::${name}\nx\n:::`)),
    ...['constructor', 'valueOf'].map((name) => answering(`> [!${name}]\n> x`, 'mark')),
    answering(`:::note{onclick="${act}" style="position:fixed" .x #y}\na\n:::`),
    answering(`:::tip <img src=x onerror=${act}>\na\n:::`),
    answering(`:::tip[x](javascript:${act})\na\n:::`),
    answering(`!!! note "\\" onclick=\\"${act}"\n    a`),
    answering(`${':::tip\n'.repeat(4000)}x\n${':::\n'.repeat(4000)}`),
    answering(`${':::tip\n'.repeat(1000)}x`, 'answer-too-large'),
    answering(':::\n'.repeat(1000), 'mark'),
    answering(`${':'.repeat(50_000)}tip\nx\n:::`),
    answering(Array.from({ length: 40 }, (_, i) => `${'    '.repeat(i)}!!! note`).join('\n')),
    answering(`${'> '.repeat(60)}[!NOTE]\n${'> '.repeat(60)}x`),
    answering(Array.from({ length: 40 }, (_, i) => `${':'.repeat(43 - i)}tip`).join('\n')),
  ];
}

function tagCases(): readonly DoorCase[] {
  return [
    ...names.map((name) => answering(`<${name}>x</${name}>`)),
    ...names.map((name) =>
      answering(`<details><summary>x</summary><${name} onload=${act}>y</${name}></details>`),
    ),
    answering(`<details ontoggle=${act} open><summary onclick=${act}>x</summary>y</details>`),
    answering(`<abbr title="&quot; onmouseover=&quot;${act}">x</abbr>`),
    answering(`<abbr title='" onmouseover="${act}'>x</abbr>`),
    answering(`<abbr title="x" onclick="${act}">x</abbr>`),
    answering(`<abbr title="${'x'.repeat(100_000)}">x</abbr>`),
    answering(`<sub title=x>y</sub> <kbd onclick=${act}>x</kbd> <mark style="position:fixed">x</mark>`),
    answering(`${'<details>\n<summary>x</summary>\n\n'.repeat(3000)}`),
    answering(`${'<details>\n\n'.repeat(40)}x\n\n${'</details>\n\n'.repeat(40)}`),
    answering('<sub>'.repeat(30_000)),
    answering(`${'<sub>'.repeat(400)}x${'</sub>'.repeat(400)}`),
    answering(`${'<!--'.repeat(30_000)}`),
    answering(`<!-- ${'-->'.repeat(100)}<script>${act}</script>`),
  ];
}

function termCases(): readonly DoorCase[] {
  return [
    answering(`<script>${act}</script>\n: <img src=x onerror=${act}>`),
    answering('Term\n: a\n'.repeat(6000)),
    answering(`Term\n${': a\n'.repeat(9000)}`),
    answering(`${'Term\n'.repeat(9000)}: a`),
    answering(`${': '.repeat(40_000)}`),
    answering(`Term\n: ${'> '.repeat(60)}a`),
  ];
}

function fenceCases(): readonly DoorCase[] {
  const fence = (info: string, code = 'a\nb') => answering(`\`\`\`${info}\n${code}\n\`\`\``);
  return [
    fence('js {1-999999999}'),
    fence(`js {${'1-999999,'.repeat(18)}1}`),
    fence(`js {${Array.from({ length: 60 }, (_, i) => i).join(',')}}`, 'a\n'.repeat(4000)),
    fence('js {-5--1,0,00000000001,1e9}'),
    fence('js showLineNumbers=999999999'),
    fence('js showLineNumbers=5;}body{display:none'),
    fence('{.js .numberLines startFrom="99999999999999"}'),
    fence('{.js .numberLines startFrom="1;}*{display:none}"}'),
    fence('{.__proto__ #constructor onclick="alert(1)" style="x"}'),
    fence(`{${'.a '.repeat(60)}}`),
    fence(`{${'{'.repeat(90)}${'}'.repeat(90)}`),
    fence(`js title="<script>${act}</script>"`),
    fence(`js title="\\" onclick=\\"${act}"`),
    fence(`js title=${'x'.repeat(180)}`),
    fence('diff-__proto__', '+ a'),
    fence('__proto__'),
    fence('constructor'),
    answering(`\`\`\`js title="${'x'.repeat(150_000)}"\na\n\`\`\``),
    answering(
      `\`\`\`mermaid\ngraph TD; A[<img src=x onerror=${act}>] --> B\nclick A "javascript:${act}"\n\`\`\``,
      'diagram',
    ),
    answering(`\`\`\`{mermaid}\n%%{init: {"securityLevel": "loose"}}%%\n\`\`\``, 'diagram'),
    answering('```mermaid\ngraph TD;\n```\n\n'.repeat(900), 'answer-too-large'),
    answering('```\n'.repeat(3001)),
  ];
}

function macroCases(): readonly DoorCase[] {
  const defined = (lines: string, said: 'macro' | 'yaml' | undefined, formula = '\\a') =>
    doorCase(lines, said, {
      files: {
        'macros.yml': lines,
        'art/tried.md': `---\nquestion: What is tried?\n---\nA $${formula}$ formula.\n`,
      },
    });
  const letters = 'abcdefghijklmopqrstuvwxyz';
  const doubling = [...letters].map(
    (letter, i) => `\\q${letter}: '${`\\q${letters[i + 1] ?? 'zz'}`.repeat(20)}'`,
  );
  return [
    defined("\\a: '\\a\\a'", 'macro'),
    defined("\\a: '\\b'\n\\b: '\\c'\n\\c: '\\a'", 'macro'),
    defined(`${doubling.join('\n')}\n\\qzz: x`, 'macro', '\\qa'),
    defined(`\\a: '${'#1'.repeat(20)}'`, undefined, `${'\\a{'.repeat(12)}x${'}'.repeat(12)}`),
    defined(`\\a: '${'{'.repeat(240)}${'}'.repeat(240)}'`, undefined),
    ...[
      'href{javascript:alert(1)}{x}',
      'htmlClass{x}{y}',
      'htmlStyle{position:fixed}{y}',
      'htmlId{__next_f}{y}',
    ].map((tex) => defined(`\\a: '\\${tex}'`, 'macro')),
    ...[
      'def\\b{\\b\\b}',
      'includegraphics{https://evil.example/p.gif}',
      'url{javascript:x}',
      'newcommand{\\b}{x}',
      'let\\b=\\a',
    ].map((tex) => defined(`\\a: '\\${tex}'`, 'macro')),
    defined("\\a: '\\hre'", undefined, '\\a f{javascript:alert(1)}{x}'),
    defined("\\a: '\\hre'", undefined, '{\\a}f{javascript:alert(1)}{x}'),
    defined("\\a: '#1'", undefined, '\\a{\\hre}f{javascript:alert(1)}{x}'),
    defined("\\a: '\\csname href\\endcsname'", undefined, '\\a{javascript:alert(1)}{x}'),
    defined("\\a: '<script>alert(1)</script>'", undefined),
    defined("\\a: '\\rule{9999em}{9999em}\\kern{9999em}'", undefined),
    ...['__proto__', 'constructor', '\\__proto__', '\\toString'].map((name) =>
      defined(`${name}: 'x'`, /_/.test(name) ? 'macro' : undefined, `\\${name.replace('\\', '')}`),
    ),
    defined("\\frac: 'x'", 'macro', '\\frac12'),
    defined(`\\a: &b [x]\n\\c: *b`, 'yaml'),
    defined(`\\a: ${'['.repeat(3000)}${']'.repeat(3000)}`, 'yaml'),
    defined(
      Array.from(
        { length: 3000 },
        (_, i) => `\\k${i.toString(26).replace(/\d/g, (d) => letters[Number(d)] ?? '')}q: 'x'`,
      ).join('\n'),
      undefined,
    ),
  ];
}

export function marksDoors(): readonly Door[] {
  return [
    { name: 'boxes', cases: boxCases() },
    { name: 'tags', cases: tagCases() },
    { name: 'lists of terms', cases: termCases() },
    { name: 'fences and diagrams', cases: fenceCases() },
    { name: 'macros', cases: macroCases() },
  ];
}
