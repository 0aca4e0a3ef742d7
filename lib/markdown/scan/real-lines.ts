/** Is an answer written on several lines? Then a line break is one, and `\n` the letters of a path or a command. */
export function hasRealLines(answer: string): boolean {
  return /[\n\r]/.test(answer.trim());
}
