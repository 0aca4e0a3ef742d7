import { type ComponentType, createElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import type { ApplicationName } from '@/lib/site/static-paths';

/** Brings an application to life over the HTML that the server sent. */
export function hydrateApplication<Props extends object>(
  name: ApplicationName,
  component: ComponentType<Props>,
): void {
  const root = document.getElementById(`island-${name}`);
  if (root) hydrateRoot(root, createElement(component, JSON.parse(root.dataset.props ?? '{}')));
}
