import { shelfStorageKey, textSizeStorageKey, textWidthStorageKey } from '@/components/site/storage-keys';
import { addSaveButtons } from '@/components/study/row-buttons';
import { copyText } from './copy-text';

const shownMs = 2_000;
const settings = {
  'text-size': { key: textSizeStorageKey, attribute: 'textSize' },
  'text-width': { key: textWidthStorageKey, attribute: 'textWidth' },
} as const;

/** Listens to the reading tools of a page and gives each program its copy button; returns what ends that. */
export function startReading(page: Document): () => void {
  const buttons = [...page.querySelectorAll<HTMLElement>('.code-frame')].map((frame) => {
    const button = page.createElement('button');
    button.type = 'button';
    button.dataset.tool = 'copy-code';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', 'Copy the code');
    frame.append(button);
    return button;
  });
  actOnEarly(page);
  showSettings(page);
  addSaveButtons(page);
  startShelf();
  const controller = new AbortController();
  page.addEventListener('click', (event) => void act(event.target, page), { signal: controller.signal });
  page.addEventListener('change', (event) => choose(event.target, page), { signal: controller.signal });
  return () => {
    controller.abort();
    for (const button of buttons) button.remove();
  };
}

/** Does what was pressed before anybody listened (see early-script.ts). */
function actOnEarly(page: Document): void {
  page.documentElement.dataset.tools = '';
  for (const button of page.querySelectorAll<HTMLElement>('[data-pressed]')) {
    delete button.dataset.pressed;
    choose(button, page);
    void act(button, page);
  }
}

async function act(target: EventTarget | null, page: Document): Promise<void> {
  const button = target instanceof Element ? target.closest<HTMLElement>('[data-tool]') : null;
  const address = location.origin + location.pathname;
  switch (button?.dataset.tool) {
    case 'copy':
      return report(button, await copyText(address, page));
    case 'copy-code':
    case 'copy-text':
      return report(
        button,
        await copyText(button.parentElement?.querySelector('code,[data-copy]')?.textContent ?? '', page),
      );
    case 'save':
    case 'highlight':
      return study()
        .then(({ useStudyTool }) => useStudyTool(button))
        .catch(() => report(button, undefined));
    case 'share':
      // A reader who thinks better of it has closed the sheet: nothing to say.
      return navigator.share({ title: page.title, url: address }).catch(() => undefined);
    case 'print':
      return window.print();
  }
}

/** What shows a reader's records is loaded where there are some, or when it is asked for. */
const study = () => import('../study/page-study');

function startShelf(): void {
  try {
    if (localStorage.getItem(shelfStorageKey))
      study().then(
        ({ startStudy }) => startStudy(),
        () => undefined,
      );
  } catch {
    // Storage is off: nothing is kept.
  }
}

/** @param isCopied undefined where it was not about copying, and failed */
function report(button: HTMLElement, isCopied: boolean | undefined): void {
  const label = button.firstChild;
  if (label === null) return;
  const before = button.dataset.label ?? label.nodeValue ?? '';
  button.dataset.label = before;
  const words = isCopied ? 'Copied' : isCopied === false ? 'Could not copy' : 'Could not save';
  label.nodeValue = words;
  const status = button.ownerDocument.querySelector('[data-tool-status]');
  if (status) status.textContent = words;
  setTimeout(() => {
    label.nodeValue = before;
    if (status) status.textContent = '';
  }, shownMs);
}

function showSettings(page: Document): void {
  for (const [name, { attribute }] of Object.entries(settings)) {
    const value = page.documentElement.dataset[attribute] ?? 'normal';
    const chosen = page.querySelector<HTMLInputElement>(`input[name="${name}"][value="${value}"]`);
    if (chosen) chosen.checked = true;
  }
}

function choose(input: EventTarget | null, page: Document): void {
  if (!(input instanceof HTMLInputElement) || !input.checked || !(input.name in settings)) return;
  const { key, attribute } = settings[input.name as keyof typeof settings];
  const isNormal = input.value === 'normal';
  if (isNormal) delete page.documentElement.dataset[attribute];
  else page.documentElement.dataset[attribute] = input.value;
  try {
    if (isNormal) localStorage.removeItem(key);
    else localStorage.setItem(key, input.value);
  } catch {
    // Storage is off: the choice holds for this page.
  }
}
