import fs from 'node:fs';
import path from 'node:path';
import dark from 'shiki/themes/github-dark-high-contrast.mjs';
import light from 'shiki/themes/github-light-high-contrast.mjs';
import { describe, expect, it } from 'vitest';
import { renderAnswer } from '@/lib/markdown/render/render-answer';
import { codeLanguage } from '@/lib/markdown/scan/language-names';
import { codeLanguages } from './code-languages';
import { plainColors } from './highlight';

const css = fs.readFileSync(path.join(import.meta.dirname, '..', 'answer.css'), 'utf8');

const luminance = (color: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
/** WCAG 2.2: contrast ratio of two colors. */
const contrast = (one: string, other: string): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

const samples: Readonly<Record<string, string>> = {
  python:
    'import a\n# c\n@d\ndef f(x: int) -> str:\n    return f"{x}\\n" + str(1.5) if True else None\nclass A(B): pass',
  html: '<!-- c --><a href="x" class=y>z &amp; </a><script>var a = 1;</script>',
  css: '/* c */ a:hover > .b { color: #fff !important; margin: 1px }',
  sql: "SELECT a, COUNT(*) FROM t WHERE b = 'x' -- c",
  bash: 'for f in *.txt; do echo "$f" | sed s/a/b/ > $(pwd)/x; done # c',
  cpp: '#include <iostream>\ntemplate<typename T> int main() { std::cout << "a\\n" << 1u; } // c',
  latex: '\\documentclass{a} % c\n\\begin{b} $x^2$ \\end{b}',
  yaml: 'a: &b [1, "c", true] # d',
  json: '{"a": [1, null, "b"]}',
};

describe('colors of code', () => {
  it.each(Object.entries(samples))('of %s have a contrast of 4.5 in both themes', async (language, code) => {
    const { css: rules } = await renderAnswer(`\`\`\`${language}\n${code}\n\`\`\``);
    const pairs = [...rules.matchAll(/--code-light:(#\w{6});--code-dark:(#\w{6})/g)];
    expect(pairs.length).toBeGreaterThan(0);
    for (const [, onLight = '', onDark = ''] of pairs) {
      expect(contrast(onLight, '#ffffff'), onLight).toBeGreaterThanOrEqual(4.5);
      expect(contrast(onDark, '#0a0c10'), onDark).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('of plain text and the background are the themes’ own, in the style sheet too', () => {
    for (const [theme, text, background] of [
      [light, plainColors.light, '#ffffff'],
      [dark, plainColors.dark, '#0a0c10'],
    ] as const) {
      expect(theme.colors?.['editor.foreground']?.toLowerCase()).toBe(text);
      expect(theme.colors?.['editor.background']?.toLowerCase()).toBe(background);
      expect(css).toContain(`color: ${text}`);
      expect(css).toContain(`background: ${background}`);
      expect(contrast(text, background)).toBeGreaterThanOrEqual(7);
    }
  });
});

describe('languages', () => {
  it.each(Object.keys(codeLanguages))('%s is colored', async (language) => {
    const { html } = await renderAnswer(`\`\`\`${language}\nfunction f(x) { return "a" + 1; } # c\n\`\`\``);
    expect(html).toContain(`<code class="language-${language}">`);
  });

  it('have other names', () => {
    expect(['py', 'JS', 'c++', 'C#', 'sh', 'golang', 'tex'].map(codeLanguage)).toEqual([
      'python',
      'javascript',
      'cpp',
      'csharp',
      'bash',
      'go',
      'latex',
    ]);
    expect(['', 'constructor', '__proto__', 'text'].map(codeLanguage)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('programs keep every character', async () => {
    const code = 'if (a < b && c > "d") {\n\n  return \'e\';\t}\n';
    const { html } = await renderAnswer(`\`\`\`c\n${code}\`\`\``);
    const text = html
      .replace(/<[^>]*>/g, '')
      .replace(/&#x3C;/g, '<')
      .replace(/&#x26;/g, '&');
    expect(text).toBe(code.trimEnd());
  });
});

describe('a fence with attributes as Pandoc writes them', () => {
  it.each([
    ['{.python .numberLines startFrom="5"}', 'language-python numbered'],
    ['{#id .js}', 'language-javascript'],
    ['{r, echo=FALSE}', 'language-r'],
    ['python {.numberLines}', 'language-python numbered'],
  ])('%s', async (info, names) => {
    for (const text of [`\`\`\`${info}\nx = 1\n\`\`\``, `\`\`\` ${info}\nx = 1\n\`\`\``]) {
      const { html, css: rules } = await renderAnswer(text);
      expect(html).toContain(`<code class="${names}`);
      expect(html).not.toContain('{');
      if (info.includes('startFrom')) expect(rules).toContain('counter-reset:line 4');
    }
  });
});

describe('what is colored', () => {
  it('is sixty blocks of an answer; what follows is plain, and whole', async () => {
    const blocks = Array.from({ length: 62 }, (_, index) => `\`\`\`cpp\nint x = ${index};\n\`\`\`\n`);
    const { html } = await renderAnswer(blocks.join('\n'));
    const codes = html.match(/<code[^>]*>.*?<\/code>/gs) ?? [];
    expect(codes).toHaveLength(62);
    expect(codes.map((code) => code.includes('<span'))).toEqual(codes.map((_, index) => index < 60));
    expect(codes[61]).toContain('int x = 61;');
  });
});
