import { Fragment } from 'react';
import type { Segment } from '@/lib/search/format/protocol/search-answer';

/** Text with the words that were searched for marked. */
export function Segments({ segments }: { readonly segments: readonly Segment[] }) {
  return segments.map(({ text, marked }, i) =>
    marked ? <mark key={i}>{text}</mark> : <Fragment key={i}>{text}</Fragment>,
  );
}
