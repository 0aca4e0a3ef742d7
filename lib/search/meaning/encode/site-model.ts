import path from 'node:path';
import type { SiteSettings } from '@/lib/site/settings';

/** The language that the model which comes with Stoa was taught. */
const ownLanguage = /^en\b/i;

/** Whether search of a site heeds what queries mean: the owner's model whatever the language, Stoa's where it knows it. */
export function usesMeaning({ meaning, language }: Pick<SiteSettings, 'meaning' | 'language'>): boolean {
  return meaning === undefined ? ownLanguage.test(language) : meaning !== 'off';
}

/** Folder of the owner's model, where there is one. */
export function ownersModel(
  { meaning }: Pick<SiteSettings, 'meaning'>,
  contentFolder: string,
): string | undefined {
  return meaning === undefined || meaning === 'off' ? undefined : path.resolve(contentFolder, meaning);
}
