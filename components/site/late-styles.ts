/** Of what shows only once a reader acts; none where the page has all of its rules (Next's own pages). */
const sheet = process.env.NEXT_PUBLIC_LATE_STYLES;

let loading: Promise<void> | undefined;

/** Whether the rules are there from the start. */
export const hasLateStyles = sheet === undefined;

/** What they are waited for, ms: what needs them shows without where they are longer in coming. */
const patienceMs = 2000;

/** Fetches the rules, once; resolves when they apply, or are not to be had just now. */
export function loadLateStyles(): Promise<void> {
  if (sheet === undefined) return Promise.resolve();
  loading ??= new Promise((resolve) => {
    const link = document.createElement('link');
    link.onload = () => resolve();
    link.onerror = () => {
      // Asked for again the next time.
      loading = undefined;
      link.remove();
      resolve();
    };
    setTimeout(resolve, patienceMs);
    link.rel = 'stylesheet';
    link.href = sheet;
    document.head.append(link);
  });
  return loading;
}
