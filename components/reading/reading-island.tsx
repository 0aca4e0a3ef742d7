'use client';

import { useEffect } from 'react';
import { startReading } from './reading-actions';
import { rememberReading } from './recently-read';

/**
 * Gives the reading tools, which are sent as plain buttons, what they do; and remembers a question that is read on this
 * device.
 */
export function ReadingIsland({ path, title }: { readonly path?: string; readonly title?: string }) {
  useEffect(() => {
    if (path !== undefined && title !== undefined) rememberReading({ path, title });
    return startReading(document);
  }, [path, title]);
  return null;
}
