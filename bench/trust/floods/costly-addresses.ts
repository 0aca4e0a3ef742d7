import { createRandom } from '../../random';

/** Words that very many questions hold. */
export const commonWords =
  'different system people example process called state function energy important form value change result type number high structure theory power cells based time used individual social market water natural'.split(
    ' ',
  );

export interface Flood {
  readonly name: string;
  /** An address that has not been asked for before, as far as there are such. */
  readonly next: () => string;
}

/** What is most work for a server, by kinds. */
export function floodsOver(pages: readonly string[]): readonly Flood[] {
  const random = createRandom(11);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const answers = pages.filter((page) => page.includes('/questions/'));
  const subjects = pages.filter((page) => /^\/learn\/[^/]+$/.test(page));
  const pathOf = (page: string) => page.replace(/^\/learn\//, '').replace('/questions/', '/');
  const pair = () => `"${pick(commonWords)} ${pick(commonWords)}"`;
  const words = () => encodeURIComponent(Array.from({ length: 20 }, pair).join(' '));
  const plain = () => encodeURIComponent(Array.from({ length: 40 }, () => pick(commonWords)).join(' '));
  return [
    {
      name: 'the worst searches',
      next: () =>
        pick([
          () => `/search?q=${words()}`,
          () => `/api/search?q=${words()}&limit=50`,
          () => `/api/search?q=${plain()}&limit=50&offset=900`,
        ])(),
    },
    { name: 'maps', next: () => (random() < 0.1 ? `${pick(subjects)}/map` : `${pick(answers)}/map`) },
    {
      name: 'comparisons',
      next: () =>
        `/compare?a=${encodeURIComponent(pathOf(pick(answers)))}&b=${encodeURIComponent(pathOf(pick(answers)))}`,
    },
    { name: 'pages that are not kept', next: () => pick(answers) + pick(['', '', '/cite']) },
    {
      name: 'unknown addresses',
      next: () => `/learn/${pick(commonWords)}/${pick(commonWords)}-${pick(commonWords)}`,
    },
  ];
}
