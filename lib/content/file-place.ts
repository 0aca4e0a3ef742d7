import { isSlug, maxSlugLength } from '@/lib/text/slug';

/** Where a file stands: the identity of its question. */
export interface FilePlace {
  readonly subject: string;
  readonly slug: string;
  /** Path inside the library folder as it is on disk, with `/`. */
  readonly file: string;
}

const ending = /\.(?:md|markdown)$/i;

/** Whether a file is one of Markdown by its name. */
export function isMarkdownName(name: string): boolean {
  return ending.test(name);
}

/** What other programs call files of Markdown; they are named, not read. */
const otherEnding = /\.(?:mdx|mdown|mkdn?|mdwn|mdtxt|mdtext|markdn|qmd|rmd)$/i;

/** How a file is to be called for its question to be read; undefined where it is none of Markdown. */
export function markdownNameOf(name: string): string | undefined {
  return otherEnding.test(name) ? name.replace(otherEnding, '.md') : undefined;
}

/** A name without the ending that tells it is Markdown. */
export function withoutMarkdownEnding(name: string): string {
  return name.replace(ending, '');
}

/** The place of a file `<folder>/<name>.md`; its slug may be none that can stand in an address. */
export function placeOfFile(file: string): FilePlace {
  const stop = file.indexOf('/');
  const slug = withoutMarkdownEnding(file.slice(stop + 1)).normalize('NFC');
  return { subject: subjectAddress(file.slice(0, stop)), slug, file };
}

/** The name by which a subject's folder stands in addresses: its own, or one without spaces and signs; maybe empty. */
export function subjectAddress(folder: string): string {
  const name = folder.normalize('NFC');
  return isSlug(name) ? name : addressName(name);
}

/** A name as it could stand in an address. */
export function addressName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .slice(0, maxSlugLength)
    .replace(/^-+|-+$/g, '');
}
