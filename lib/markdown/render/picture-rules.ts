/**
 * Rules of an answer that shows pictures, sent with such an answer alone. What may be drawn in dark lines upon nothing is set
 * on white where the page is dark; the rest follows the page's color scheme by itself.
 */
export const pictureRules = [
  '.prose img{max-width:100%;height:auto;vertical-align:middle}',
  '.prose a.picture{display:inline-block;max-width:100%;text-decoration:none}',
  '.prose figure{margin-inline:0;margin-block-end:0;break-inside:avoid}',
  '.prose figcaption{margin-block-start:.45em;font-size:.86em;line-height:1.45;color:var(--ink-quiet)}',
  '@media (prefers-color-scheme:dark){:root:not([data-theme="light"]) .prose img.on-paper{background:#fff}}',
  ':root[data-theme="dark"] .prose img.on-paper{background:#fff}',
  // Paper is light. An SVG without a size of its own has none left where its width is not kept.
  '@media print{.prose img{color-scheme:light;max-height:90vh;object-fit:contain;object-position:left;break-inside:avoid}}',
].join('');
