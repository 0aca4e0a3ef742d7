import { addSaveButtons } from '../study/row-buttons';
import { countMark, narrowedId } from './narrowed-ids';

/** So long nobody types before the list is asked for, and so long it may take before it looks as if it were coming. */
const pauseMs = 150;
const busyAfterMs = 300;

/**
 * Narrows the list below a filter box as one types: asks the server for the page that the form would lead to, and puts its
 * list in the place of this one. What was asked for before is given up.
 * @returns stops it
 */
export function narrowList(form: HTMLFormElement): () => void {
  const box = form.querySelector<HTMLInputElement>('input[name=filter]');
  let asked = box?.defaultValue ?? '';
  let under: AbortController | undefined;
  let pause = 0;
  const narrow = async () => {
    if (box === null || box.value.trim() === asked.trim()) return;
    under?.abort();
    under = new AbortController();
    asked = box.value;
    await showFor(form, under.signal);
  };
  const later = () => {
    clearTimeout(pause);
    pause = window.setTimeout(narrow, pauseMs);
  };
  form.addEventListener('input', later);
  // Words that were typed before this arrived.
  later();
  return () => {
    form.removeEventListener('input', later);
    clearTimeout(pause);
    under?.abort();
  };
}

async function showFor(form: HTMLFormElement, signal: AbortSignal): Promise<void> {
  const list = document.getElementById(narrowedId);
  const address = addressOf(form);
  const busy = window.setTimeout(() => list?.setAttribute('aria-busy', 'true'), busyAfterMs);
  try {
    const answer = await fetch(address, { signal });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.getElementById(narrowedId);
    if (signal.aborted) return;
    if (!answer.ok || list === null || fresh === null) throw new Error('no list came');
    addSaveButtons(fresh);
    list.replaceChildren(...fresh.childNodes);
    document.title = page.title;
    window.history.replaceState(null, '', address);
    say(form, list.querySelector(`[${countMark}]`)?.textContent ?? '');
  } catch {
    if (!signal.aborted) say(form, 'The list could not be narrowed. Press Enter to try again.');
  } finally {
    clearTimeout(busy);
    if (!signal.aborted) list?.removeAttribute('aria-busy');
  }
}

/** Where the form would lead, without what is empty. */
function addressOf(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && value.trim() !== '') query.set(name, value.trim());
  const { pathname } = new URL(form.action);
  return query.size > 0 ? `${pathname}?${query}` : pathname;
}

function say(form: HTMLFormElement, text: string): void {
  const status = form.querySelector('[role=status]');
  if (status) status.textContent = text;
}
