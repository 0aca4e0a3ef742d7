import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { MapDrawing } from '@/components/map/map-drawing';
import { Breadcrumbs, subjectCrumbs } from '@/components/site/breadcrumbs';
import { Leaf } from '@/components/site/leaf';
import { Shell } from '@/components/site/shell';
import type { Catalog } from '@/lib/catalog/open-catalog';
import type { SubjectRecord } from '@/lib/catalog/question-record';
import { topicSlug } from '@/lib/catalog/topics';
import { currentLibrary } from '@/lib/library/current';
import type { Edge } from '@/lib/map/place-boxes';
import { type Cluster, type SubjectGraph, subjectGraph } from '@/lib/map/subject-graph';
import { absolute, questionAddress, subjectMapPath, topicPath } from '@/lib/site/paths';
import { subjectHues } from '@/lib/site/subject-hues';
import { decodePart } from '../../../parameters';
import styles from './page.module.css';

const bounds = { most: 150, mostInCluster: 24 };
/** Questions of a large subject that are looked at; the rest is too far from any map of 150. */
const questionsRead = 6000;

interface Props {
  readonly params: Promise<{ readonly subject: string }>;
}

async function load({ params }: Props): Promise<SubjectRecord> {
  return currentLibrary().catalog.findSubject(decodePart((await params).subject) ?? '') ?? notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const subject = await load(props);
  const { catalog, baseUrl } = currentLibrary();
  return {
    title: `Map of ${subject.title} · ${catalog.frame.site.name}`,
    description: `How the questions of ${subject.title} hang together.`,
    alternates: { canonical: absolute(baseUrl, subjectMapPath(subject.slug)) },
  };
}

export default async function SubjectMapPage(props: Props) {
  const subject = await load(props);
  const { catalog } = currentLibrary();
  const { site, subjects } = catalog.frame;
  const graph = graphOf(subject, catalog);
  const names = graph.clusters.map((cluster) => nameOf(cluster, catalog));
  const shown = graph.clusters.reduce((sum, { numbers }) => sum + numbers.length, 0);
  return (
    <Shell siteName={site.name}>
      <article data-hue={subjectHues(subjects)[subject.slug]}>
        <Leaf>
          <Breadcrumbs crumbs={subjectCrumbs(subject)} />
          <h1>Map of {subject.title}</h1>
          <p className={styles.lead}>
            {shown < subject.count
              ? `The ${shown} of ${subject.count.toLocaleString('en')} questions that are linked most strongly, in groups of what belongs together.`
              : `All ${shown} questions, in groups of what belongs together.`}{' '}
            Every box leads to its answer.
          </p>
        </Leaf>
        {graph.clusters.map((cluster, i) => (
          <ClusterSection
            key={cluster.numbers[0]}
            {...{ cluster, graph, catalog }}
            id={groupId(i)}
            name={names[i] ?? ''}
            ties={tiesOf(i, graph).map((other) => ({ name: names[other] ?? '', href: `#${groupId(other)}` }))}
          />
        ))}
      </article>
    </Shell>
  );
}

const groupId = (place: number) => `group-${place + 1}`;

/** The groups that a group is linked to, the most first. */
function tiesOf(place: number, { clusters, edges }: SubjectGraph): readonly number[] {
  const groupOf = new Map(
    clusters.flatMap(({ numbers }, i) => numbers.map((number) => [number, i] as const)),
  );
  const ties = new Map<number, number>();
  for (const { from, to, weight } of edges) {
    const [a, b] = [groupOf.get(from), groupOf.get(to)];
    if (a === undefined || b === undefined || a === b || (a !== place && b !== place)) continue;
    const other = a === place ? b : a;
    ties.set(other, (ties.get(other) ?? 0) + weight);
  }
  return [...ties].sort(([a, m], [b, n]) => n - m || a - b).map(([other]) => other);
}

function graphOf(subject: SubjectRecord, catalog: Catalog): SubjectGraph {
  const { language } = catalog.frame.site;
  const numbers = Array.from({ length: Math.min(subject.count, questionsRead) }, (_, i) => subject.first + i);
  const questions = numbers
    .map((number) => catalog.record(number))
    .filter(({ noIndex, isCopy }) => !noIndex && !isCopy)
    .map(({ number, related, keywords }) => ({
      number,
      related,
      keywords: [...new Set(keywords.flatMap((keyword) => topicSlug(keyword, language) ?? []))],
    }));
  return subjectGraph(questions, bounds);
}

/** The cluster's keywords as most questions write them. */
function nameOf({ keywords, numbers }: Cluster, catalog: Catalog): string {
  const { language } = catalog.frame.site;
  const names = keywords.map((slug) => {
    const written = numbers
      .flatMap((number) => catalog.record(number).keywords)
      .find((keyword) => topicSlug(keyword, language) === slug);
    return catalog.topics.find(slug)?.name ?? written ?? slug;
  });
  return names.length > 0 ? names.join(', ') : catalog.record(numbers[0] ?? 0).question;
}

function ClusterSection({
  cluster,
  graph,
  catalog,
  id,
  name,
  ties,
}: {
  readonly cluster: Cluster;
  readonly graph: SubjectGraph;
  readonly catalog: Catalog;
  readonly id: string;
  readonly name: string;
  readonly ties: readonly { readonly name: string; readonly href: string }[];
}) {
  const records = cluster.numbers.map((number) => catalog.record(number));
  const hue = subjectHues(catalog.frame.subjects)[records[0]?.subject ?? ''] ?? 0;
  const places = new Map(cluster.numbers.map((number, place) => [number, place]));
  const edges = graph.edges.flatMap(({ from, to }): Edge[] => {
    const [a, b] = [places.get(from), places.get(to)];
    return a === undefined || b === undefined ? [] : [[a, b]];
  });
  const topics = cluster.keywords.flatMap((slug) => catalog.topics.find(slug) ?? []);
  return (
    <section className={styles.cluster} aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      <MapDrawing
        label={`Map of ${name}`}
        questions={records.map((record, i) => ({
          number: record.number,
          title: record.question,
          step: i === 0 ? 0 : 1,
          href: questionAddress(record),
          hue,
        }))}
        edges={edges}
      />
      <p className={styles.topics}>
        {topics.map(({ slug, name: topic, count }) => (
          <a key={slug} href={topicPath(slug)}>
            {count.toLocaleString('en')} questions on {topic}
          </a>
        ))}
        {ties.slice(0, 3).map((tie) => (
          <a key={tie.href} href={tie.href}>
            tied to {tie.name}
          </a>
        ))}
      </p>
    </section>
  );
}
