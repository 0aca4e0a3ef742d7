/** A language tag (BCP 47) as it is written, as `pt-BR` for `pt-br`; undefined where the text is none. */
export function parseLanguageTag(text: string): string | undefined {
  try {
    return new Intl.Locale(text).toString();
  } catch {
    return undefined;
  }
}
