import { keepStudied } from '../offline/keep-studied';
import { RecallApp } from '../recall/recall-app';
import { hydrateApplication } from './hydrate-application';

hydrateApplication('review', RecallApp);
// Who reviews does so in the bus too.
keepStudied().catch(() => undefined);
