import type { Catalog } from '@/lib/catalog/open-catalog';
import type { QuestionRecord } from '@/lib/catalog/question-record';
import { relatedLimit } from './related';

/**
 * The same catalog with other related questions; the one that is given stays as it is for whoever reads it.
 * @param table `relatedLimit` numbers a question; what is no question's number stands for none
 */
export function withRelated(catalog: Catalog, table: Uint32Array): Catalog {
  const { total } = catalog.frame;
  const related = (number: number) => [
    ...table.subarray(number * relatedLimit, (number + 1) * relatedLimit).filter((other) => other < total),
  ];
  const changed = <Found extends QuestionRecord | undefined>(found: Found): Found =>
    found && { ...found, related: related(found.number) };
  return {
    ...catalog,
    record: (number) => changed(catalog.record(number)),
    find: (path) => changed(catalog.find(path)),
    findById: (id) => changed(catalog.findById(id)),
  };
}
