import type { Catalog } from '@/lib/catalog/open-catalog';
import { topicSlugs } from '@/lib/catalog/topics';
import { type SubjectGraph, subjectGraph } from '@/lib/map/subject-graph';

const bounds = { most: 150, maxInCluster: 14 };
/** Questions of a subject that are looked at: for 20,000 it takes a second, once. */
export const questionsRead = 20_000;

/** The graph of a subject's questions; an empty one where there is no such subject. */
export function graphOfSubject(slug: string, catalog: Catalog): SubjectGraph {
  const subject = catalog.findSubject(slug);
  if (subject === undefined) return { clusters: [], edges: [] };
  const { language } = catalog.frame.site;
  const numbers = Array.from({ length: Math.min(subject.count, questionsRead) }, (_, i) => subject.first + i);
  const questions = numbers
    .map((number) => catalog.record(number))
    .filter(({ noIndex, isCopy }) => !noIndex && !isCopy)
    .map(({ number, related, keywords }) => ({
      number,
      related,
      // What says nothing tells no group from another.
      keywords: topicSlugs(keywords, language).filter(
        (topic) => catalog.topics.find(topic)?.isTelling !== false,
      ),
    }));
  return subjectGraph(questions, bounds);
}
