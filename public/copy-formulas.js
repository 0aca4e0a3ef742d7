// Loaded by pages with formulas alone. A formula on a page is there twice, as MathML and as HTML: what is copied holds it
// once, as TeX between dollars in plain text, and as MathML in HTML. A formula that is selected in part is copied whole.
addEventListener('copy', (event) => {
  const selection = getSelection();
  const { clipboardData: clipboard, target } = event;
  if (!clipboard || !selection.rangeCount || selection.isCollapsed || /^(?:INPUT|TEXTAREA)$/.test(target.tagName))
    return;
  const range = selection.getRangeAt(0).cloneRange();
  const formulaAt = (node) => (node.closest ? node : node.parentElement).closest('.katex');
  const first = formulaAt(range.startContainer);
  const last = formulaAt(range.endContainer);
  if (first) range.setStartBefore(first);
  if (last) range.setEndAfter(last);
  const host = document.createElement('div');
  host.append(range.cloneContents());
  const formulas = host.querySelectorAll('.katex');
  if (formulas.length === 0) return;
  for (const button of host.querySelectorAll('button')) button.remove();
  for (const link of host.querySelectorAll('a[href]')) link.setAttribute('href', link.href);
  const pairs = [...formulas].map((formula) => {
    const math = formula.querySelector('math');
    formula.replaceWith(math);
    const dollars = math.getAttribute('display') === 'block' ? '$$' : '$';
    return [math, dollars + math.querySelector('annotation').textContent.trim() + dollars];
  });
  clipboard.setData('text/html', host.innerHTML);
  for (const [math, tex] of pairs) math.replaceWith(tex);
  // Lines are told by how it is laid out, unseen.
  host.style.cssText = 'position:fixed;inset-inline-start:-9999px;white-space:normal';
  document.body.append(host);
  clipboard.setData('text/plain', host.innerText);
  host.remove();
  event.preventDefault();
});
