import type { Catalog } from '@/lib/catalog/open-catalog';
import { topicSlug } from '@/lib/catalog/topics';
import { orderByTies } from '@/lib/map/order-by-ties';
import type { Edge } from '@/lib/map/parts';
import type { Cluster, SubjectGraph } from '@/lib/map/subject-graph';

/** A group of questions that hang together. */
export interface MapGroup {
  /** What it is known by in addresses. */
  readonly slug: string;
  /** By what tells it from the other groups of its subject. */
  readonly name: string;
  /** Slugs of its topics. */
  readonly topics: readonly string[];
  /** Catalog numbers, what is linked near together. */
  readonly numbers: readonly number[];
  /** Links among them, by places. */
  readonly edges: readonly Edge[];
  /** The groups that it is tied to, by their places, the most first. */
  readonly ties: readonly number[];
}

/** The map of a subject: its groups, what is tied near together. */
export interface SubjectMap {
  readonly groups: readonly MapGroup[];
  /** Which of them are tied, by places: of each the strongest. */
  readonly edges: readonly Edge[];
}

/** Lines that a group begins itself; more would hide which are strong. */
const tiesDrawn = 2;

export function buildSubjectMap(graph: SubjectGraph, catalog: Catalog): SubjectMap {
  const between = tiesBetween(graph);
  const order = orderByTies(graph.clusters.length, between);
  const placeOf = new Map(order.map((cluster, place) => [cluster, place]));
  const clusters = order.flatMap((place) => graph.clusters[place] ?? []);
  const ties = between.map(({ from, to, weight }) => ({
    from: placeOf.get(from) ?? 0,
    to: placeOf.get(to) ?? 0,
    weight,
  }));
  const slugs = slugsOf(clusters, catalog);
  const groups = clusters.map(
    (cluster, place): MapGroup => ({
      slug: slugs[place] ?? '',
      name: nameOf(cluster, catalog),
      topics: cluster.keywords,
      ...linkedNear(cluster, graph),
      ties: tiesOf(place, ties),
    }),
  );
  const edges = new Map<string, Edge>();
  for (const [place, group] of groups.entries())
    for (const other of group.ties.slice(0, tiesDrawn)) {
      const edge = [Math.min(place, other), Math.max(place, other)] as const;
      edges.set(edge.join(), edge);
    }
  return { groups, edges: [...edges.values()].sort(([a, b], [c, d]) => a - c || b - d) };
}

interface Tie {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** How strongly clusters are linked, by their places, each pair once. */
function tiesBetween({ clusters, edges }: SubjectGraph): readonly Tie[] {
  const clusterOf = new Map(
    clusters.flatMap(({ numbers }, place) => numbers.map((number) => [number, place] as const)),
  );
  const ties = new Map<string, Tie>();
  for (const { from, to, weight } of edges) {
    const [a, b] = [clusterOf.get(from), clusterOf.get(to)];
    if (a === undefined || b === undefined || a === b) continue;
    const key = `${Math.min(a, b)} ${Math.max(a, b)}`;
    const before = ties.get(key)?.weight ?? 0;
    ties.set(key, { from: Math.min(a, b), to: Math.max(a, b), weight: before + weight });
  }
  return [...ties.values()];
}

function tiesOf(place: number, ties: readonly Tie[]): readonly number[] {
  return ties
    .filter(({ from, to }) => from === place || to === place)
    .sort((a, b) => b.weight - a.weight || a.from - b.from || a.to - b.to)
    .map(({ from, to }) => (from === place ? to : from));
}

/** The questions of a cluster in an order in which what is linked stands near, with their links. */
function linkedNear({ numbers }: Cluster, graph: SubjectGraph): Pick<MapGroup, 'numbers' | 'edges'> {
  const places = new Map(numbers.map((number, place) => [number, place]));
  const ties = graph.edges.flatMap(({ from, to, weight }): Tie[] => {
    const [a, b] = [places.get(from), places.get(to)];
    return a === undefined || b === undefined ? [] : [{ from: a, to: b, weight }];
  });
  const order = orderByTies(numbers.length, ties);
  const now = new Map(order.map((before, place) => [before, place]));
  const edges = ties.map(({ from, to }): Edge => {
    const [a, b] = [now.get(from) ?? 0, now.get(to) ?? 0];
    return [Math.min(a, b), Math.max(a, b)];
  });
  return { numbers: order.map((place) => numbers[place] ?? 0), edges };
}

/** The first keyword of each, or its first question; no two alike. */
function slugsOf(clusters: readonly Cluster[], catalog: Catalog): readonly string[] {
  const taken = new Set<string>();
  return clusters.map(({ keywords, numbers }) => {
    const wanted = keywords[0] ?? catalog.record(numbers[0] ?? 0).slug;
    let slug = wanted;
    for (let i = 2; taken.has(slug); i++) slug = `${wanted}-${i}`;
    taken.add(slug);
    return slug;
  });
}

/** The cluster's keywords as most questions write them; of one that has none, its first question. */
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
