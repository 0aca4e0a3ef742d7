/**
 * A language tag (BCP 47) as it is written, as `pt-BR` for `pt-br`; undefined where the text is none. The tag must begin
 * with a code: BCP 47 leaves words of five to eight letters to languages that nobody registered, and `German` is a name.
 */
export function parseLanguageTag(text: string): string | undefined {
  if (!/^[a-z]{2,3}(?:-|$)/i.test(text)) return undefined;
  try {
    const tag = new Intl.Locale(text);
    return tag.language.length === 2 && nameOf(tag.language) === undefined ? undefined : tag.toString();
  } catch {
    return undefined;
  }
}

/**
 * The tag that was probably meant: `de` for `German`, `Deutsch` or `german (Austria)`, `en-US` for `en_US`, `ja` for `jp`;
 * undefined where nothing is likely.
 */
export function suggestLanguageTag(text: string): string | undefined {
  const written = text
    .trim()
    .replaceAll('_', '-')
    .replace(/\.utf-?8$/i, '');
  const tag = parseLanguageTag(written);
  if (tag !== undefined) return tag;
  if (/^[a-z]{2}$/i.test(written)) return languageOfRegion(written);
  if (written.length > 60) return undefined;
  const name = written
    .replace(/[(,].*$/s, '')
    .trim()
    .toLowerCase();
  return codesByName().get(name);
}

let codes: ReadonlyMap<string, string> | undefined;

/** Codes of two letters by the language's name in English and in itself; made where somebody wrote a name. */
function codesByName(): ReadonlyMap<string, string> {
  if (codes !== undefined) return codes;
  const found = new Map<string, string>();
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  for (const first of letters) {
    for (const second of letters) {
      const code = first + second;
      const english = nameOf(code);
      if (english === undefined) continue;
      const own = new Intl.DisplayNames(code, { type: 'language' }).of(code);
      for (const name of [own, english]) if (name !== undefined) found.set(name.toLowerCase(), code);
    }
  }
  codes = found;
  return found;
}

/** English name of the language of a code, where it has one. */
function nameOf(code: string): string | undefined {
  return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(code);
}

/** What most people write in a country whose code was taken for a language's. */
function languageOfRegion(region: string): string | undefined {
  const { language } = new Intl.Locale(`und-${region}`).maximize();
  return language === 'und' ? undefined : language;
}
