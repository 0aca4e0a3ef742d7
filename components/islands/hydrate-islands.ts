import { type ComponentType, createElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { islands } from './registry';

// Shared with what is loaded beside this script or after it, so that no page has Preact twice: a module of one address is
// one module (lib/bundle/shared-preact.ts).
export { createElement, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
export { Fragment, jsx, jsxs } from 'react/jsx-runtime';
export { createRoot, hydrateRoot } from 'react-dom/client';

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
