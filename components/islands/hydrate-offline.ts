import { OfflineApp } from '../offline/offline-app';
import { hydrateApplication } from './hydrate-application';

hydrateApplication('offline', OfflineApp);
