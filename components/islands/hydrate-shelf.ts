import { keepStudied } from '../offline/keep-studied';
import { Shelf } from '../shelf/shelf';
import { hydrateApplication } from './hydrate-application';

hydrateApplication('shelf', Shelf);
// What is saved can be read in the bus too.
keepStudied().catch(() => undefined);
