import path from 'node:path';
import type { QuestionEntry } from '@/lib/catalog/arrange';
import type { LinkTargets } from '@/lib/catalog/links/answer-links-table';
import { buildDiagnostic, type Diagnostic } from '@/lib/content/diagnostic';
import { addressName } from '@/lib/content/file-place';
import { pathOf } from '@/lib/content/question';
import { pathOfAddress } from '@/lib/content/question-address';
import { nearestSlug } from '@/lib/markdown/tree/links/nearest-slug';
import { placeOfLink } from '@/lib/markdown/tree/links/question-links';
import { isOwnAddress } from '@/lib/site/own-address';
import { shortened } from '@/lib/text/excerpts/shortened';
import { isSlug } from '@/lib/text/slug';

/** What links are looked up in. */
export interface KnownQuestions {
  readonly entries: readonly QuestionEntry[];
  /** Catalog number of each question path. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Question paths: where moved questions were, and where they are. */
  readonly redirects: ReadonlyMap<string, string>;
  /** Questions of the folder that are not served. */
  readonly withheld: readonly QuestionEntry[];
  /** Origin of the site; other hosts have pages of their own. */
  readonly baseUrl: string | undefined;
}

/** What links to questions: an answer, or the introduction of a subject. */
export interface LinkingText
  extends Pick<QuestionEntry, 'file' | 'subject' | 'slug' | 'links' | 'linkLines'> {
  readonly field: 'answer' | 'introduction';
}

export interface ResolvedLinks {
  /** By catalog number, of the answers that have links to questions. */
  readonly targets: ReadonlyMap<number, LinkTargets>;
  /** By the slug of a subject, of the introductions that have some. */
  readonly introduced: ReadonlyMap<string, LinkTargets>;
  readonly diagnostics: readonly Diagnostic[];
  /** Those of them that name a heading of another answer, or of their own. */
  readonly places: readonly LinkedPlace[];
}

/** A link to a heading of a question. */
export interface LinkedPlace {
  readonly from: LinkingText;
  readonly to: QuestionEntry;
  readonly written: string;
  readonly line: number;
}

/** For so many links that lead nowhere the nearest slug is looked for: each takes some milliseconds of a large library. */
const maxHints = 100;

/** Where the links of all answers and introductions lead, and what is said of those that lead nowhere. */
export function resolveLinks(
  known: KnownQuestions,
  introductions: readonly LinkingText[] = [],
): ResolvedLinks {
  const resolve = createResolver(known);
  const explain = createExplainer(known, resolve);
  const targets = new Map<number, LinkTargets>();
  const diagnostics: Diagnostic[] = [];
  const places: LinkedPlace[] = [];
  const resolveAll = (from: LinkingText): LinkTargets =>
    from.links.map((written, i) => {
      const found = resolve.find(written, from);
      const to = found.number === undefined ? undefined : known.entries[found.number];
      const line = from.linkLines[i] ?? 1;
      if (to !== undefined && placeOfLink(written) !== '') places.push({ from, to, written, line });
      const said = explain(written, from, found);
      const at = { file: from.file, line, field: from.field };
      if (said !== undefined) diagnostics.push(buildDiagnostic({ ...at, ...said }));
      return found.number;
    });
  for (const [number, entry] of known.entries.entries())
    if (entry.links.length > 0) targets.set(number, resolveAll({ ...entry, field: 'answer' }));
  const introduced = new Map(introductions.map((one) => [one.subject, resolveAll(one)]));
  return { targets, introduced, diagnostics, places };
}

type Said = Pick<Diagnostic, 'kind' | 'message' | 'remedy'>;

/** What is said of a link that leads to no question, or to one of several. */
function createExplainer(known: KnownQuestions, resolve: ReturnType<typeof createResolver>) {
  const isWithheld = findWithheld(known);
  let hints = 0;
  return (written: string, own: LinkingText, found: FoundLink): Said | undefined => {
    const { number, isForeign, others } = found;
    const link = `the link ${shortened(written, 80)}`;
    if (others !== undefined && !isForeign) {
      const message = `${link} may mean ${others.join(' or ')}; it leads to the first`;
      return { kind: 'link-ambiguous', message, remedy: 'name the subject too' };
    }
    if (isForeign || number !== undefined) return undefined;
    if (isWithheld(written, own)) {
      const message = `${link} leads to a question that is not served; its words are shown`;
      const remedy = 'nothing need be done: it leads there once the question is served';
      return { kind: 'link-dangling', message, remedy };
    }
    const near = hints++ < maxHints ? resolve.nearest(written, own) : undefined;
    const remedy = near === undefined ? 'correct it or remove it' : `did you mean ${near}?`;
    const message = `${link} leads to no question of the library; its words are shown`;
    return { kind: 'link-dangling', message, remedy };
  };
}

/** Whether a link leads to a question that is there and not served. */
function findWithheld(known: KnownQuestions): (written: string, own: LinkingText) => boolean {
  const { withheld: entries } = known;
  if (entries.length === 0) return () => false;
  const numbers = new Map(entries.map((entry, number) => [pathOf(entry), number]));
  const resolver = createResolver({ ...known, entries, numbers, redirects: new Map() });
  return (written, own) => resolver.find(written, own).number !== undefined;
}

interface FoundLink {
  readonly number?: number;
  /** Whether it leads to another site. */
  readonly isForeign?: boolean;
  /** All that a slug may mean, where it is several questions. */
  readonly others?: readonly string[] | undefined;
}

function createResolver({ entries, numbers, redirects, baseUrl }: KnownQuestions) {
  let files: ReadonlyMap<string, number> | undefined;
  let slugs: ReadonlyMap<string, readonly number[]> | undefined;
  const fileNumbers = () => {
    files ??= new Map(entries.map(({ file }, number) => [withoutExtension(file), number]));
    return files;
  };
  const slugNumbers = () => {
    slugs ??= numbersBySlug(entries, numbers, redirects);
    return slugs;
  };
  const at = (questionPath: string) =>
    numbers.get(questionPath) ?? numbers.get(redirects.get(questionPath) ?? '');
  const inFolder = (folder: string, name: string) => {
    const file = path.posix.join(folder, name);
    return fileNumbers().get(file) ?? at(file);
  };
  const findFile = (name: string, own: LinkingText) =>
    name.startsWith('/')
      ? inFolder('', name.slice(1))
      : (inFolder(path.posix.dirname(own.file), name) ?? inFolder('', name));
  const findWiki = (name: string, own: LinkingText): FoundLink => {
    if (name.includes('/')) return { ...withNumber(findFile(name, own)) };
    const beside = at(`${own.subject}/${name}`);
    if (beside !== undefined) return { number: beside };
    const found = slugNumbers().get(name) ?? [];
    const contents = new Set(found.map((number) => entries[number]?.contentHash));
    const paths = found.map((number) => pathOf(entries[number] as QuestionEntry));
    return { ...withNumber(found[0]), others: contents.size > 1 ? paths : undefined };
  };
  return {
    find(written: string, own: LinkingText): FoundLink {
      if (written.startsWith('[[')) return findWiki(wikiName(written), own);
      const address = pathOfAddress(written);
      if (address === undefined) return withNumber(findFile(nameIn(written), own));
      return isOwnAddress(written, baseUrl) ? withNumber(at(address)) : { isForeign: true };
    },
    /** Written as a link of the same kind. */
    nearest(written: string, own: LinkingText): string | undefined {
      const isWiki = written.startsWith('[[');
      const name = pathOfAddress(written) ?? (isWiki ? wikiName(written) : nameIn(written));
      const slug = nearestSlug(name.split('/').at(-1) ?? '', othersThan(own.slug, slugNumbers().keys()));
      const found = slug === undefined ? undefined : slugNumbers().get(slug);
      const numbers = found?.filter((number) => entries[number]?.subject === own.subject) ?? [];
      const entry = entries[numbers[0] ?? found?.[0] ?? -1];
      if (entry === undefined) return undefined;
      if (isWiki) return `[[${pathOf(entry)}]]`;
      return path.posix.relative(path.posix.dirname(own.file), entry.file);
    },
  };
}

function* othersThan(own: string, slugs: Iterable<string>): Generator<string> {
  for (const slug of slugs) if (slug !== own) yield slug;
}

function withNumber(number: number | undefined): FoundLink {
  return number === undefined ? {} : { number };
}

/** The numbers of each slug, in the order of the paths; those of moved questions too. */
function numbersBySlug(
  entries: readonly QuestionEntry[],
  numbers: ReadonlyMap<string, number>,
  redirects: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly number[]> {
  const all = [
    ...entries.map((entry, number) => [entry.slug, number] as const),
    ...[...redirects].map(
      ([from, to]) => [from.slice(from.indexOf('/') + 1), numbers.get(to) ?? -1] as const,
    ),
  ];
  const bySlug = new Map<string, number[]>();
  for (const [slug, number] of all) {
    const own = bySlug.get(slug) ?? [];
    if (!own.includes(number) && number >= 0) bySlug.set(slug, [...own, number]);
  }
  const pathAt = (number: number) => pathOf(entries[number] as QuestionEntry);
  return new Map(
    [...bySlug].map(([slug, own]) => [slug, own.sort((a, b) => (pathAt(a) < pathAt(b) ? -1 : 1))]),
  );
}

/** What a link in double brackets names: each part as it stands in an address. */
function wikiName(written: string): string {
  const parts = nameIn(written.slice(2, -2)).split('/');
  return parts.map((part) => (part === '..' || isSlug(part) ? part : addressName(part))).join('/');
}

/** What names the question: without heading, query and extension, decoded. */
function nameIn(written: string): string {
  const [name = ''] = written.split(/[?#]/, 1);
  try {
    return withoutExtension(decodeURIComponent(name));
  } catch {
    return withoutExtension(name);
  }
}

function withoutExtension(file: string): string {
  return file.normalize('NFC').replace(/\.(?:md|markdown)$/i, '');
}
