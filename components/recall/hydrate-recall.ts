import { createElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { RecallApp } from './recall-app';

/** The script of the review page: brings it to life over the HTML that was sent. */
const root = document.getElementById('recall');
if (root) hydrateRoot(root, createElement(RecallApp));
