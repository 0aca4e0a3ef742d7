/** The day of a moment, as pages say when something was kept: “30 November 2026”. */
export function dateWords(ms: number): string {
  return new Date(ms).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}
