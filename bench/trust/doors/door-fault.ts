import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Catalog, openCatalog } from '@/lib/catalog/open-catalog';
import type { Diagnostic } from '@/lib/content/diagnostic';
import { linesOfQuiz } from '@/lib/content/fields/choice-fields';
import { fileOf } from '@/lib/export/export-pages';
import { movedAddresses } from '@/lib/export/moved-pages';
import { linksOf, linksOfIntroduction } from '@/lib/library/links-of';
import { pictureRules } from '@/lib/markdown/render/picture-rules';
import { type RenderedAnswer, type RenderOptions, renderAnswer } from '@/lib/markdown/render/render-answer';
import { openShownFiles } from '@/lib/pictures/picture-table';
import { buildSnapshot } from '@/lib/snapshot/build/build-snapshot';
import { breachesOf } from '@/test-support/allow-list-check';
import { limits } from '../rendering/cost-meter';
import { type DoorCase, outsideMark } from './door-case';
import { withLibrary } from './door-library';

/** What a build of two small files, one of them hostile, may cost of a processor: what two pages may. */
const buildMilliseconds = 2 * limits.milliseconds;
/** Those that are printed are fewer; a file that says more would drown the others. */
const mostDiagnostics = 10_000;

/** Builds and renders the library of a case; what went wrong, or undefined. */
export function doorFault(one: DoorCase): Promise<string | undefined> {
  return withLibrary(one, async (library, folder) => {
    const fault = (await faultsOf(one, library, folder)).join('; ');
    return fault === '' ? undefined : `${JSON.stringify(one.name)}: ${fault.slice(0, 400)}`;
  });
}

async function faultsOf(one: DoorCase, library: string, folder: string): Promise<readonly string[]> {
  const snapshot = path.join(folder, 'generations', 'one');
  await mkdir(snapshot, { recursive: true });
  const start = process.cpuUsage();
  const { diagnostics } = await buildSnapshot(library, snapshot, () => () => {});
  const building = millisecondsSince(start);
  const catalog = await openCatalog(snapshot);
  try {
    return [
      ...(building > buildMilliseconds ? [`its build took ${Math.round(building)} ms of the processor`] : []),
      ...diagnosticFaults(one, diagnostics),
      ...((await holdsOutside(snapshot)) ? ['the snapshot holds what lies outside'] : []),
      ...('polluted' in {} ? ['a prototype was changed'] : []),
      ...(catalog.find('law/sound') ? [] : ['the question beside it is gone']),
      ...addressFaults(catalog),
      ...(await pageFaults(catalog, snapshot)),
    ];
  } finally {
    await catalog.close();
  }
}

function millisecondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function diagnosticFaults({ says }: DoorCase, diagnostics: readonly Diagnostic[]): readonly string[] {
  const unsaid = says.filter((kind) => !diagnostics.some((one) => one.kind === kind));
  const blind = diagnostics.filter(({ line, message, remedy }) => !(line >= 1) || !message || !remedy);
  const long = diagnostics.filter(({ message, remedy, field }) => (message + remedy + field).length > 1500);
  const kinds = [...new Set(diagnostics.map(({ kind }) => kind))].join(', ');
  return [
    ...(unsaid.length > 0 ? [`nobody says ${unsaid.join(', ')}, only: ${kinds}`] : []),
    ...(blind.length > 0 ? [`${blind[0]?.kind} has no line or remedy`] : []),
    ...(long.length > 0 ? [`${long[0]?.kind} quotes too much`] : []),
    ...(diagnostics.length > mostDiagnostics ? [`${diagnostics.length} diagnostics`] : []),
    ...(diagnostics.some(({ file }) => file === 'law/sound.md') ? ['the file beside it is blamed'] : []),
  ];
}

async function holdsOutside(folder: string): Promise<boolean> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && (await readFile(path.join(entry.parentPath, entry.name))).includes(outsideMark))
      return true;
  return false;
}

/** Old addresses lead from this site to a question of it, and an export keeps them in places of their own. */
function addressFaults(catalog: Catalog): readonly string[] {
  return [...movedAddresses(catalog)].flatMap(({ from, to }) => {
    const file = fileOf(from);
    const isOwn = path.posix.normalize(file) === file && !/^\.\.|^\/|^$|[\p{Cc}\\*]/u.test(file);
    const isShort = file.split('/').every((part) => Buffer.byteLength(part) <= 250);
    return /^\/learn\/[^/]+\/questions\/[^/]+$/.test(to) && isOwn && isShort
      ? []
      : [`${from} leads to ${to}`];
  });
}

async function pageFaults(catalog: Catalog, snapshot: string): Promise<readonly string[]> {
  const { macros = {}, site, subjects, total } = catalog.frame;
  const files = await openShownFiles(snapshot);
  const common = { macros, siteOrigin: site.baseUrl ?? 'https://site.example' };
  const faults: string[] = [];
  for (let number = 0; number < total; number += 1) {
    const record = catalog.record(number);
    const options = { ...common, links: linksOf(catalog, number), files: await files(number) };
    const lines = linesOfQuiz(record);
    faults.push(
      ...(await renderFaults(await catalog.answer(number), { ...options, title: record.question, lines })),
    );
    // Each is a part of addresses and of structured data.
    for (const text of [record.question, ...record.keywords, record.author ?? '']) encodeURIComponent(text);
  }
  for (const subject of subjects) {
    const links = linksOfIntroduction(catalog, subject);
    faults.push(...(await renderFaults(subject.introduction ?? '', { ...common, links })));
  }
  return faults;
}

async function renderFaults(answer: string, options: RenderOptions): Promise<readonly string[]> {
  const rendered = await measured(answer, options);
  const { html, css, titleHtml = '', linesHtml = [] } = rendered.answer;
  const all = [html, titleHtml, ...linesHtml];
  return [
    ...all.flatMap((each) => breachesOf(each)),
    ...(all.some((each) => each.includes(outsideMark)) ? ['the page shows what lies outside'] : []),
    ...(/url\(|@import|position|</.test(css.replace(pictureRules, '')) ? ['its rules load or place'] : []),
    ...(rendered.milliseconds > limits.milliseconds
      ? [`its page took ${Math.round(rendered.milliseconds)} ms of the processor`]
      : []),
  ];
}

/** The better of two where the first seems slow: the second is free of loading and compiling. */
async function measured(answer: string, options: RenderOptions) {
  const first = await once(answer, options);
  if (first.milliseconds < limits.milliseconds / 2) return first;
  const second = await once(answer, options);
  return second.milliseconds < first.milliseconds ? second : first;
}

async function once(
  answer: string,
  options: RenderOptions,
): Promise<{ readonly answer: RenderedAnswer; readonly milliseconds: number }> {
  const start = process.cpuUsage();
  const rendered = await renderAnswer(answer, options);
  return { answer: rendered, milliseconds: millisecondsSince(start) };
}
