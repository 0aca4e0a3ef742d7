import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Breadcrumbs, subjectCrumbs } from '@/components/site/breadcrumbs';
import { Leaf } from '@/components/site/leaf';
import { Shell } from '@/components/site/shell';
import { subjectHues } from '@/components/site/subject-hues';
import type { Catalog } from '@/lib/catalog/open-catalog';
import type { SubjectRecord } from '@/lib/catalog/question-record';
import { topicSlug } from '@/lib/catalog/topics';
import { currentLibrary } from '@/lib/library/current';
import { questionsRead } from '@/lib/library/graph-of-subject';
import type { Edge } from '@/lib/map/place-boxes';
import type { Cluster, SubjectGraph } from '@/lib/map/subject-graph';
import { absolute, questionAddress, subjectMapPath, topicPath } from '@/lib/site/paths';
import { DrawnMap } from '../../../drawn-map';
import { decodePart } from '../../../parameters';
import styles from './page.module.css';

/** Groups that are drawn as a map of their own, above the others. */
const minGroups = 3;
const tiesShown = 3;

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
  const library = currentLibrary();
  const { catalog } = library;
  const { site, subjects } = catalog.frame;
  const graph = await library.subjectGraph(subject.slug);
  const names = graph.clusters.map((cluster) => nameOf(cluster, catalog));
  const ties = graph.clusters.map((_, place) => tiesOf(place, graph));
  const hue = subjectHues(subjects)[subject.slug] ?? 0;
  return (
    <Shell page="subject-map" siteName={site.name}>
      <article data-hue={hue}>
        <Leaf>
          <Breadcrumbs crumbs={subjectCrumbs(subject)} />
          <h1>Map of {subject.title}</h1>
          <p className={styles.lead}>{leadOf(graph, subject)}</p>
        </Leaf>
        {graph.clusters.length >= minGroups && <GroupsDrawing {...{ graph, names, ties, hue }} />}
        {graph.clusters.map((cluster, i) => (
          <ClusterSection
            key={cluster.numbers[0]}
            {...{ cluster, graph, catalog }}
            id={groupId(i)}
            name={names[i] ?? ''}
            ties={(ties[i] ?? []).map((other) => ({ name: names[other] ?? '', href: `#${groupId(other)}` }))}
          />
        ))}
      </article>
    </Shell>
  );
}

/** Says what is drawn, and what is not. */
function leadOf({ clusters }: SubjectGraph, subject: SubjectRecord): string {
  const shown = clusters.reduce((sum, { numbers }) => sum + numbers.length, 0);
  if (shown === 0) return 'No question of this subject leads to another one of it yet.';
  const count = subject.count.toLocaleString('en');
  const among =
    subject.count > questionsRead ? `, among the first ${questionsRead.toLocaleString('en')} by title` : '';
  const what =
    shown < subject.count
      ? `${shown} of ${count} questions, chosen by how strongly they are linked${among}`
      : `All ${shown} questions`;
  return `${what}, in groups of what belongs together. Every box leads to its answer.`;
}

/** The groups as boxes that lead to their sections, with lines between those that are tied most. */
function GroupsDrawing({
  graph,
  names,
  ties,
  hue,
}: {
  readonly graph: SubjectGraph;
  readonly names: readonly string[];
  /** The groups that each is linked to, the most first. */
  readonly ties: readonly (readonly number[])[];
  readonly hue: number;
}) {
  const edges = new Map<string, Edge>();
  for (const [place, others] of ties.entries())
    for (const other of others.slice(0, 2)) {
      const edge = [Math.min(place, other), Math.max(place, other)] as const;
      edges.set(edge.join(), edge);
    }
  return (
    <div className={styles.groups}>
      <DrawnMap
        label="The groups, and which of them are tied"
        questions={graph.clusters.map(({ numbers }, place) => ({
          number: place,
          title: `${names[place]} (${numbers.length})`,
          step: 1,
          href: `#${groupId(place)}`,
          hue,
        }))}
        edges={[...edges.values()]}
      />
    </div>
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

/** The cluster's keywords as most questions write them. */
function nameOf({ keywords, numbers }: Cluster, catalog: Catalog): string {
  const { language } = catalog.frame.site;
  const names = keywords.map((slug) => {
    const written = numbers
      .flatMap((number) => catalog.record(number).keywords)
      .find((keyword) => topicSlug(keyword, language) === slug);
    return catalog.topics.find(slug)?.name ?? written ?? slug;
  });
  const [first = ''] = names;
  return first === ''
    ? catalog.record(numbers[0] ?? 0).question
    : [first.charAt(0).toLocaleUpperCase(language) + first.slice(1), ...names.slice(1)].join(', ');
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
      <DrawnMap
        label={`Questions on ${name}`}
        questions={records.map((record, i) => ({
          number: record.number,
          title: record.question,
          step: i === 0 ? 0 : 1,
          href: questionAddress(record),
          hue,
        }))}
        edges={edges}
      />
      {cluster.leftOut > 0 && (
        <p className={styles.leftOut}>
          {cluster.numbers.length} of the {cluster.numbers.length + cluster.leftOut} questions chosen for this
          group, those that are linked most strongly.
        </p>
      )}
      <p className={styles.topics}>
        {topics.map(({ slug, name: topic, count }) => (
          <a key={slug} href={topicPath(slug)}>
            {count.toLocaleString('en')} questions on {topic}
          </a>
        ))}
        {ties.slice(0, tiesShown).map((tie) => (
          <a key={tie.href} href={tie.href}>
            tied to {tie.name}
          </a>
        ))}
      </p>
    </section>
  );
}
