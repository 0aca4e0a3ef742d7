import type { Page } from '@playwright/test';
import {
  all,
  answering,
  before,
  brokenAnswers,
  type Fault,
  fonts,
  lossy,
  pageScripts,
  searchApi,
  searchFiles,
  silent,
  storageForbidden,
  storageFull,
  storageOfGarbage,
  styleSheets,
  workerScript,
} from './faults';
import {
  backOnline,
  browsing,
  form,
  reading,
  refusedCopy,
  results,
  type Surface,
  suggestions,
  suggestionsBackOnline,
  told,
  tools,
  typedOrEntered,
} from './surfaces';

export interface BrowserFault {
  /** What goes wrong, as one class of the table. */
  readonly kind: string;
  readonly name: string;
  /** Whether it takes long: a search that is waited for. */
  readonly isSlow?: boolean;
  readonly run: (page: Page) => Promise<void>;
}

function faults(
  kind: string,
  cases: readonly (readonly [name: string, fault: Fault, surface: Surface, isSlow?: boolean])[],
): readonly BrowserFault[] {
  return cases.map(([name, fault, surface, isSlow = false]) => ({
    kind,
    name,
    isSlow,
    async run(page) {
      await fault(page);
      await surface(page);
    },
  }));
}

const each = (files: string, what: string, surface: Surface) =>
  Object.entries(brokenAnswers).map(
    ([how, answer]) => [`${what} ${how}`, answering(files, answer), surface] as const,
  );

const nothing: Fault = async () => {};

/**
 * What a reader sees, whatever goes wrong: words that were typed stay; what the browser cannot find the server finds in its
 * stead; where that fails too a calm line says so, with a way to try again, and search goes on by itself when there is a
 * connection. Nobody is told that there is nothing where nobody could look. Pages are read without any script.
 */
export const browserFaults: readonly BrowserFault[] = [
  ...faults('files of the search that do not arrive as they are', [
    ...each(searchFiles, 'search files', suggestions),
    ...each(searchFiles, 'search files on the search page', results),
    ['search files that never come', silent(searchFiles), suggestions, true],
    ['manifest alone 404', answering('**/search-data/manifest.bin', brokenAnswers['answered 404']), results],
    ['picked hits alone 500', answering('**/search-data/hits?**', brokenAnswers['answered 500']), results],
    ['picked parts alone 500', answering('**/search-data/parts?**', brokenAnswers['answered 500']), results],
  ]),
  ...faults('scripts of the search that do not arrive as they are', [
    ...each(workerScript, 'worker', suggestions),
    ['worker that never comes', silent(workerScript), suggestions, true],
    ['no workers at all', before(() => Reflect.deleteProperty(window, 'Worker')), suggestions],
    [
      'workers that may not be made',
      before(() => {
        window.Worker = class {
          constructor() {
            throw new DOMException('Refused', 'SecurityError');
          }
        } as unknown as typeof Worker;
      }),
      results,
    ],
    ["the client's own script", lateScriptsLost, suggestions],
  ]),
  ...faults('neither files nor server', [
    ...Object.entries(brokenAnswers).map(
      ([how, answer]) =>
        [`both ${how}`, all(answering(searchFiles, answer), answering(searchApi, answer)), told] as const,
    ),
    ['both silent', all(silent(searchFiles), silent(searchApi)), told, true],
  ]),
  ...faults('offline, and back', [
    ['on the search page', nothing, backOnline],
    ['under the box of a page', nothing, suggestionsBackOnline],
  ]),
  ...faults('a poor network', [
    ['3 of 10 requests lost, each 300 ms late, scripts of pages too', lossy(0.3, 300), typedOrEntered, true],
    [
      '3 of 10 requests for the search lost, each 300 ms late',
      lossy(0.3, 300, searchFiles),
      suggestions,
      true,
    ],
    ['the same on the search page', lossy(0.3, 300, searchFiles), results, true],
    ['the same, and 3 of 10 of the server too', lossy(0.3, 300, '**/{search-data,api}/**'), results, true],
    ['each request a second late', lossy(0, 1000), results, true],
  ]),
  ...faults('scripts and styles of pages that do not arrive', [
    ...each(pageScripts, 'every script', form),
    ['every script, while browsing', answering(pageScripts, (route) => route.abort()), browsing],
    ['every second script', everySecond(pageScripts), form],
    ['the style sheets', answering(styleSheets, (route) => route.abort()), reading],
    ['the fonts', answering(fonts, (route) => route.abort()), reading],
    ['scripts that never come', silent(pageScripts), form],
  ]),
  ...faults('storage that is forbidden, full or holds garbage', [
    ['forbidden', storageForbidden, tools],
    ['full', storageFull, tools],
    ['of garbage', storageOfGarbage, tools],
    ['forbidden, while reading', storageForbidden, reading],
  ]),
  ...faults('browsers that lack something', [
    [
      'crypto.subtle',
      before(() => Object.defineProperty(crypto, 'subtle', { value: undefined })),
      suggestions,
    ],
    ['Intl.Segmenter', before(() => Reflect.deleteProperty(Intl, 'Segmenter')), results],
    ['ResizeObserver', before(() => Reflect.deleteProperty(window, 'ResizeObserver')), reading],
    ['IntersectionObserver', before(() => Reflect.deleteProperty(window, 'IntersectionObserver')), reading],
    [
      'a clipboard that refuses',
      before(() => {
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
        document.execCommand = () => false;
      }),
      refusedCopy,
    ],
  ]),
];

/** Every script that is asked for once the page is there: the client of the search is one. */
async function lateScriptsLost(page: Page): Promise<void> {
  let exists = false;
  page.once('load', () => {
    exists = true;
  });
  await answering(pageScripts, (route) => (exists ? route.abort() : route.continue()))(page);
}

function everySecond(files: string): Fault {
  return (page) => {
    let count = 0;
    const lose = answering(files, (route) => {
      count += 1;
      return count % 2 === 0 ? route.abort() : route.continue();
    });
    return lose(page);
  };
}
