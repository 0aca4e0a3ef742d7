import { type ComponentType, createElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { islands } from './registry';

/**
 * The script of a reading page: brings its islands to life, each by itself, over the HTML that Next rendered. Bundled with
 * Preact in React's place (lib/bundle/bundle-islands.ts).
 */
for (const [name, component] of Object.entries(islands)) {
  const root = document.getElementById(`island-${name}`);
  if (root) hydrateRoot(root, createElement(component as ComponentType<object>, propsOf(root)));
}

function propsOf(root: HTMLElement): object {
  const props = JSON.parse(root.dataset.props ?? '{}');
  // Words that were written before this script arrived are the reader's: they stay.
  const written = root.querySelector<HTMLInputElement>('input[type=search]')?.value;
  return written ? { ...props, initialQuery: written } : props;
}
