import { createElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { OfflineApp, type OfflineAppProps } from './offline-app';

/** The script of the page of what is kept offline: brings it to life over the HTML that was sent. */
const root = document.getElementById('offline');
if (root) {
  const props: OfflineAppProps = JSON.parse(root.dataset.props ?? '{"subjects":[]}');
  hydrateRoot(root, createElement(OfflineApp, props));
}
