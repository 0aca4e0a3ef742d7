import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..');
const folders = ['.github', 'bench', 'docs', 'e2e', 'lib', 'test-support'];
/** Questions to be tried, whose links may be wrong on purpose. */
const tried = 'e2e/constructs/content/';
const documents = [
  ...readdirSync(root),
  ...folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true }).map((file) => `${folder}/${file}`),
  ),
].filter((file) => file.endsWith('.md') && !file.startsWith(tried) && existsSync(path.join(root, file)));

describe('a document', () => {
  it.each(documents)('%s leads only to files and headings that are there', (document) => {
    expect(linksOf(read(document)).filter((link) => !leadsSomewhere(document, link))).toEqual([]);
  });

  it('is short where it is read first', () => {
    expect(read('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(150);
    expect(read('ARCHITECTURE.md').trim().split(/\s+/).length).toBeLessThanOrEqual(1200);
  });

  it('has a row in the list of decisions where it is one', () => {
    const list = linksOf(read('docs/decisions/README.md'));
    const records = readdirSync(path.join(root, 'docs/decisions')).filter((file) => /^\d{3}-/.test(file));
    for (const record of records) {
      expect(list).toContain(record);
      const headings = [...headingsOf(read(`docs/decisions/${record}`))];
      expect(headings).toEqual(expect.arrayContaining(['context', 'decision', 'cost', 'what-lost']));
    }
  });

  it('says of each package what it is for', () => {
    const { dependencies, optionalDependencies, devDependencies } = JSON.parse(read('package.json'));
    const names = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies });
    const text = read('docs/dependencies.md');
    const missing = names.filter((name) => !name.startsWith('@types/') && !text.includes(`\`${name}\``));
    expect(missing).toEqual([]);
  });
});

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

/** Targets inside the repository, of links and pictures; what is code is no link. */
function linksOf(markdown: string): readonly string[] {
  const links = withoutCode(markdown).matchAll(/\]\(<?([^()<>\s]+)>?(?:\s+"[^"]*")?\)/g);
  return [...links].map(([, target = '']) => target).filter((target) => !/^[a-z][a-z\d+.-]*:/i.test(target));
}

function withoutCode(markdown: string): string {
  return markdown.replace(/^(`{3,}).*\n(?:.*\n)*?\1`*$/gm, '').replace(/`[^`\n]*`/g, '');
}

function leadsSomewhere(document: string, link: string): boolean {
  const [file = '', heading] = decodeURIComponent(link).split('#');
  const target = file === '' ? document : path.join(path.dirname(document), file);
  if (!existsSync(path.join(root, target))) return false;
  return heading === undefined || !target.endsWith('.md') || headingsOf(read(target)).has(heading);
}

/** The addresses of headings, as GitHub gives them. */
function headingsOf(markdown: string): ReadonlySet<string> {
  const text = markdown.replace(/^(`{3,}).*\n(?:.*\n)*?\1`*$/gm, '');
  const titles = [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, title = '']) => title);
  return new Set(
    titles.map((title) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
        .trim()
        .replaceAll(' ', '-'),
    ),
  );
}
