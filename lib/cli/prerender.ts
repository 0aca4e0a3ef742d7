import { get } from 'node:http';
import type { Catalog } from '@/lib/catalog/open-catalog';
import { aboutPath, homePath, learnPath, questionAddress, subjectPath } from '@/lib/site/paths';

/** Subjects whose pages are made ready. */
const mostSubjects = 100;

/** The pages that most readers come to first: home, the subjects, and so many of the newest questions. */
export function pagesToPrerender(catalog: Catalog, questions: number): readonly string[] {
  if (questions === 0) return [];
  return [
    homePath,
    learnPath,
    aboutPath,
    ...catalog.frame.subjects.slice(0, mostSubjects).map(({ slug }) => subjectPath(slug)),
    ...catalog
      .newest({ offset: 0, limit: questions })
      .map((number) => questionAddress(catalog.record(number))),
  ];
}

/** Asks this server for pages, one after another, so that they are made and compressed before a reader comes. */
export async function prerender(port: number, addresses: readonly string[]): Promise<void> {
  for (const path of addresses) await ask(port, path);
}

/** A page that cannot be had now is made when a reader asks for it. */
function ask(port: number, path: string): Promise<void> {
  return new Promise((resolve) => {
    const headers = { 'Accept-Encoding': 'br' };
    get({ port, host: 'localhost', path, headers }, (response) => {
      response.resume();
      response.once('close', resolve);
    }).once('error', () => resolve());
  });
}
