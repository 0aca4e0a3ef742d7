import { textChecksum } from '@/lib/text/checksum';

/** Collects declarations under short class names that depend on nothing but the declarations. */
export class StyleSheet {
  readonly #rules = new Map<string, string>();

  /** The class for a list of declarations, `a:b;c:d`; undefined if nothing safe is left of it. */
  classFor(declarations: string): string | undefined {
    const safe = declarations
      .split(';')
      .map((part) => part.trim())
      .filter(isSafeDeclaration)
      .join(';');
    if (safe === '') return undefined;
    // 53 bits are enough for the few thousand distinct declarations that KaTeX can write.
    const name = `s${textChecksum(safe).toString(36)}`;
    this.#rules.set(name, safe);
    return name;
  }

  /**
   * All rules, sorted, each once. As an inline style would, they win over every class of KaTeX's style sheet: the
   * `:not` of an id that no element has lends them an id's specificity. Safe inside a style element: no
   * declaration can hold `<`, a brace or a quote.
   */
  css(): string {
    return [...this.#rules]
      .map(([name, safe]) => `.${name}:not(#s){${safe}}`)
      .sort()
      .join('');
  }
}

/** Moves each style attribute of trusted, well-formed HTML into a class of the style sheet. */
export function withoutStyleAttributes(html: string, sheet: StyleSheet): string {
  return html.replace(/<[a-z][^<>]*\sstyle="[^<>]*>/gi, (tag) => {
    const declarations = /\sstyle="([^"]*)"/.exec(tag)?.[1] ?? '';
    const name = sheet.classFor(declarations);
    const bare = tag.replace(/\sstyle="[^"]*"/g, '');
    if (name === undefined) return bare;
    if (/\sclass="/.test(bare)) return bare.replace(/\sclass="/, `$&${name} `);
    return bare.replace(/^<[\w-]+/, `$& class="${name}"`);
  });
}

function isSafeDeclaration(declaration: string): boolean {
  return (
    /^(?:--)?[a-z][a-z-]*:\s*[\w#.,%()+ -]+$/i.test(declaration) &&
    !/url|expression|import/i.test(declaration)
  );
}
