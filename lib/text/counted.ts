/**
 * A number with the noun it counts, in English.
 * @example counted(1, 'file') // '1 file'
 * @example counted(1200, 'question') // '1,200 questions'
 */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
