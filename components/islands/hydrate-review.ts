import { RecallApp } from '../recall/recall-app';
import { hydrateApplication } from './hydrate-application';

hydrateApplication('review', RecallApp);
