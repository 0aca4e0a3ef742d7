/**
 * Rules of what is shown of a reader's records. They come with the script that shows it, as a sheet that it makes: no page
 * loads them before, and the content policy allows it.
 */
const rules = `
::highlight(kept) { background-color: var(--mark); color: var(--ink); }
mark.study-mark { color: var(--ink); }
.study { max-width: var(--measure); margin-block-start: 1.2rem; padding: 1rem 1.1rem 1.1rem; border: 1px solid var(--hairline); border-radius: 4px; background: var(--paper-raised); font-family: var(--sans); font-size: .9rem; line-height: 1.5; scroll-margin-block-start: 1rem; }
.study h2 { margin: 0 0 .6rem; font-size: 1rem; }
.study fieldset { margin: 0 0 .7rem; padding: 0; border: 0; min-width: 0; }
.study legend { padding: 0; color: var(--ink-quiet); }
.study p { margin: .5rem 0 0; }
.study .study-quiet { color: var(--ink-quiet); }
.study-choice { display: inline-flex; align-items: center; vertical-align: middle; gap: .45rem; min-height: 2rem; max-width: 100%; margin-inline-end: 1.1rem; overflow-wrap: anywhere; }
.study-choice > bdi { min-width: 0; }
.study-choice input { width: 1.1rem; height: 1.1rem; margin: 0; accent-color: var(--accent); flex: none; }
.study-field { display: block; width: 100%; box-sizing: border-box; padding: .5rem .6rem; border: 1px solid var(--hairline-strong); border-radius: 3px; background: var(--paper); color: var(--ink); font: inherit; }
textarea.study-field { min-height: 4.6rem; resize: vertical; field-sizing: content; }
.study-label { display: block; margin: .7rem 0 .25rem; color: var(--ink-quiet); }
input.study-field { width: 14rem; max-width: 100%; }
.study-row { display: flex; flex-wrap: wrap; align-items: center; gap: .3rem 1rem; }
.study-link { vertical-align: middle; min-height: 1.75rem; padding: .2rem 0; border: 0; background: none; color: var(--accent); font: inherit; text-decoration: underline; text-underline-offset: .18em; cursor: pointer; }
.study-button { min-height: 2.2rem; padding: .3rem .8rem; border: 1px solid var(--hairline-strong); border-radius: 3px; background: var(--paper-raised); color: var(--ink); font: inherit; cursor: pointer; }
.study-button:hover { background: var(--paper-sunk); }
.study-highlights { margin: .3rem 0 0; padding: 0; list-style: none; }
.study-highlights > li { padding-block: .6rem; border-block-start: 1px solid var(--hairline); }
.study-quote { margin: 0 0 .35rem; padding-inline-start: .7rem; border-inline-start: 3px solid var(--mark); font-family: var(--serif); font-size: 1rem; overflow-wrap: anywhere; white-space: pre-line; }
.study-lost { color: var(--ink-quiet); }
.study-failure { margin: .6rem 0 0; padding: .5rem .7rem; border-inline-start: 3px solid var(--accent); background: var(--accent-wash); color: var(--ink); }
.study-bar { position: fixed; inset-inline: 0; inset-block-end: max(.9rem, env(safe-area-inset-bottom)); z-index: 5; display: flex; justify-content: center; gap: .5rem; pointer-events: none; font-family: var(--sans); font-size: .95rem; }
.study-bar button { pointer-events: auto; min-height: 2.75rem; padding: .4rem 1.1rem; border: 1px solid var(--paper); border-radius: 2rem; background: var(--ink); color: var(--paper); font: inherit; box-shadow: 0 2px 10px #0004; cursor: pointer; }
.study-progress { margin: 0 0 .4rem; font-family: var(--sans); font-size: .85rem; color: var(--ink-quiet); }
.study-understood::after { content: " \\2713"; font-family: var(--sans); color: var(--hue-1); }
@media print { .study, .study-bar { display: none; } }
`;

let isAdded = false;

/** Gives the page the rules, once. */
export function addStudyStyles(page: Document): void {
  if (isAdded) return;
  isAdded = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
}
