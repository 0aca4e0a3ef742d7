import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { pageKinds } from '@/lib/site/static-paths';

/** Its whole is an application. */
const applications = ['search'];

test('each page says its own kind, whose style sheet it gets', () => {
  const pages = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter(
    (file) => path.basename(file) === 'page.tsx',
  );
  const folders = pages.map((page) => path.dirname(page)).filter((page) => !applications.includes(page));
  expect(folders.sort()).toEqual(Object.values(pageKinds).toSorted());
  for (const [kind, folder] of Object.entries(pageKinds)) {
    const source = readFileSync(path.join('app', folder, 'page.tsx'), 'utf8');
    const said = [...source.matchAll(/<Shell\b([^>]*)>/g)].map(
      ([, props]) => /page="([^"]*)"/.exec(props ?? '')?.[1],
    );
    expect(new Set(said), folder).toEqual(new Set([kind]));
  }
});
