/** An opening tag with its attributes, as the sanitizer writes them: values in double quotes, which hold no quote. */
const openingTag = /<[a-z][^\s<>/]*(?:\s+[^\s=<>"/]+(?:="[^"]*")?)*\s*\/?>/gi;
const reference = /(\s)(id|aria-labelledby|aria-describedby|href)="([^"]*)"/gi;
const regionLabel = /(\saria-label=")([^"]*)"/i;

interface Apart {
  /** Begins every id of this answer; a letter and what else may stand in one. */
  readonly prefix: string;
  /** Ends the names of its regions; plain words. */
  readonly name: string;
}

/**
 * Gives the ids of sanitized HTML, what refers to them inside it, and the names of its regions something of their own,
 * so that two answers can stand on one page. Text that looks like an attribute is left as it is.
 */
export function setApart(html: string, { prefix, name: answerName }: Apart): string {
  return html.replace(openingTag, (tag) => {
    const apart = tag.replace(reference, (whole, space: string, name: string, value: string) => {
      if (name.toLowerCase() === 'href')
        return value.startsWith('#') && value.length > 1
          ? `${space}${name}="#${prefix}${value.slice(1)}"`
          : whole;
      const ids = value.split(/\s+/).filter(Boolean);
      return `${space}${name}="${ids.map((id) => prefix + id).join(' ')}"`;
    });
    return /\srole="region"/i.test(tag) ? apart.replace(regionLabel, `$1$2, ${answerName}"`) : apart;
  });
}
