/**
 * Shows what can be done with a selection in the answer, at the foot of the screen: beside the words a phone shows its own
 * menu.
 */
export function followSelection(highlight: () => void): void {
  const bar = document.createElement('div');
  bar.className = 'study-bar';
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Highlight';
  bar.append(button);
  // A press on the button must not take the selection away.
  bar.addEventListener('pointerdown', (event) => event.preventDefault());
  button.addEventListener('click', highlight);
  document.addEventListener('selectionchange', () => {
    const selection = getSelection();
    const isInAnswer =
      selection !== null &&
      !selection.isCollapsed &&
      selection.anchorNode?.parentElement?.closest('article .prose');
    if (isInAnswer) document.body.append(bar);
    else if (!bar.contains(document.activeElement)) bar.remove();
  });
}
