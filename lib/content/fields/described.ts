/** Trimmed, and each once without regard to case; the first spelling stays. */
export function parseKeywords(text: string | undefined): readonly string[] {
  const seen = new Map<string, string>();
  for (const keyword of (text ?? '').split(/[,，]/).map((part) => part.trim())) {
    const key = keyword.toLocaleLowerCase('en');
    if (keyword !== '' && !seen.has(key)) seen.set(key, keyword);
  }
  return [...seen.values()];
}
