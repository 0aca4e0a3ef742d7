import { Shelf } from '../shelf/shelf';
import { hydrateApplication } from './hydrate-application';

hydrateApplication('shelf', Shelf);
