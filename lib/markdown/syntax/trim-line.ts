import type { PhrasingContent } from 'mdast';

/** Without the line breaks beside the marks; nothing where there is nothing else. */
export function trimmed(line: readonly PhrasingContent[]): PhrasingContent[] {
  const rest = [...line];
  for (let first = rest[0]; first?.type === 'text' || first?.type === 'break'; first = rest[0]) {
    if (first.type === 'text') first.value = first.value.trimStart();
    if (first.type === 'text' && first.value !== '') break;
    rest.shift();
  }
  for (let last = rest.at(-1); last?.type === 'text' || last?.type === 'break'; last = rest.at(-1)) {
    if (last.type === 'text') last.value = last.value.trimEnd();
    if (last.type === 'text' && last.value !== '') break;
    rest.pop();
  }
  return rest;
}
