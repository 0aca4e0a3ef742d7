/** A related question as one field of the front matter names it. */
export interface RelatedEntry {
  /** Question path, `subject/slug`. */
  readonly path: string;
  readonly field: string;
  readonly line: number;
}

/** The question path in an address such as `/learn/biology/questions/what-is-a-cell`, or undefined. */
export function pathOfAddress(address: string): string | undefined {
  const match = /^(?:https?:\/\/[^/]+)?\/learn\/([^/?#]+)\/questions\/([^/?#]+)\/?(?:[?#].*)?$/.exec(
    address.trim(),
  );
  if (!match?.[1] || !match[2]) return undefined;
  try {
    return `${decodeURIComponent(match[1])}/${decodeURIComponent(match[2])}`;
  } catch {
    return undefined;
  }
}
