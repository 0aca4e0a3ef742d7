import { findTaken, type Taken } from '../../lib/take/taken';
import type { TakenLibrary } from '../../lib/take/taken-library';

/** All questions of a library, subject by subject. */
export function subjectsOf({ catalog }: Pick<TakenLibrary, 'catalog'>): readonly Taken[] {
  return catalog.frame.subjects.flatMap(({ slug }) => findTaken({ subject: slug }, catalog) ?? []);
}
