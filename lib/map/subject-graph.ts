/** What the map of a subject needs of a question. */
export interface MappedQuestion {
  readonly number: number;
  readonly related: readonly number[];
  /** Keywords, folded so that equal ones are equal. */
  readonly keywords: readonly string[];
}

export interface WeightedEdge {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

export interface Cluster {
  /** The keywords that most tell it from the rest of the subject, at most two; none where its questions share none. */
  readonly keywords: readonly string[];
  /** Catalog numbers, the best linked first. */
  readonly numbers: readonly number[];
}

export interface SubjectGraph {
  readonly clusters: readonly Cluster[];
  /** Links between questions of the map, the strongest first. */
  readonly edges: readonly WeightedEdge[];
}

export interface GraphBounds {
  readonly most: number;
  readonly mostInCluster: number;
}

const mutualWeight = 2.5;
const keywordWeight = 0.5;
const mostKeywordWeight = 1.5;
const rounds = 20;
const fewestInCluster = 5;

/**
 * The questions of a subject that are linked most strongly, in clusters (label propagation, Raghavan, Albert & Kumara
 * 2007, in a fixed order). A link counts more where both sides name it, and where they share keywords.
 */
export function subjectGraph(questions: readonly MappedQuestion[], bounds: GraphBounds): SubjectGraph {
  const byNumber = new Map(questions.map((question) => [question.number, question]));
  const all = edgesOf(questions, byNumber);
  const chosen = new Set<number>();
  for (const { from, to } of all) {
    const added = [from, to].filter((number) => !chosen.has(number));
    if (chosen.size + added.length > bounds.most) break;
    for (const number of added) chosen.add(number);
  }
  const edges = all.filter(({ from, to }) => chosen.has(from) && chosen.has(to));
  const strength = new Map<number, number>();
  for (const { from, to, weight } of edges)
    for (const end of [from, to]) strength.set(end, (strength.get(end) ?? 0) + weight);
  const groups = groupsOf(
    [...chosen].sort((a, b) => a - b),
    edges,
  ).map((group) =>
    [...group]
      .sort((a, b) => (strength.get(b) ?? 0) - (strength.get(a) ?? 0) || a - b)
      .slice(0, bounds.mostInCluster),
  );
  const kept = new Set(groups.flat());
  return {
    clusters: nameClusters(groups, byNumber),
    edges: edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
  };
}

function edgesOf(
  questions: readonly MappedQuestion[],
  byNumber: ReadonlyMap<number, MappedQuestion>,
): readonly WeightedEdge[] {
  const edges = new Map<string, WeightedEdge>();
  for (const { number, related, keywords } of questions)
    for (const next of related) {
      const other = byNumber.get(next);
      if (other === undefined || next === number) continue;
      const [from, to] = number < next ? [number, next] : [next, number];
      const isMutual = edges.has(`${from},${to}`);
      const shared = keywords.filter((keyword) => other.keywords.includes(keyword)).length;
      const weight = (isMutual ? mutualWeight : 1) + Math.min(mostKeywordWeight, keywordWeight * shared);
      edges.set(`${from},${to}`, { from, to, weight });
    }
  return [...edges.values()].sort((a, b) => b.weight - a.weight || a.from - b.from || a.to - b.to);
}

function groupsOf(
  numbers: readonly number[],
  edges: readonly WeightedEdge[],
): readonly (readonly number[])[] {
  const neighbours = new Map<number, { readonly other: number; readonly weight: number }[]>();
  for (const number of numbers) neighbours.set(number, []);
  for (const { from, to, weight } of edges) {
    neighbours.get(from)?.push({ other: to, weight });
    neighbours.get(to)?.push({ other: from, weight });
  }
  const label = new Map(numbers.map((number) => [number, number]));
  for (let round = 0; round < rounds; round++) {
    let isChanged = false;
    for (const number of numbers) {
      const best = heaviest(number, neighbours, label);
      if (best === undefined || best === label.get(number)) continue;
      label.set(number, best);
      isChanged = true;
    }
    if (!isChanged) break;
  }
  mergeSmall(numbers, neighbours, label);
  const groups = new Map<number, number[]>();
  for (const number of numbers) {
    const own = label.get(number) ?? number;
    groups.set(own, [...(groups.get(own) ?? []), number]);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
}

type Neighbours = ReadonlyMap<number, readonly { readonly other: number; readonly weight: number }[]>;

/** The label that a question's links favour; it keeps its own where another is no better. */
function heaviest(
  number: number,
  neighbours: Neighbours,
  label: ReadonlyMap<number, number>,
  isOpen: (label: number) => boolean = () => true,
): number | undefined {
  const weights = new Map<number, number>();
  for (const { other, weight } of neighbours.get(number) ?? []) {
    const theirs = label.get(other) ?? other;
    if (isOpen(theirs)) weights.set(theirs, (weights.get(theirs) ?? 0) + weight);
  }
  const own = label.get(number);
  const [best] = [...weights].sort(
    ([a, m], [b, n]) => n - m || Number(b === own) - Number(a === own) || a - b,
  );
  return best?.[0];
}

/** A question of a small group joins the group that it is linked to most. */
function mergeSmall(numbers: readonly number[], neighbours: Neighbours, label: Map<number, number>): void {
  const sizes = new Map<number, number>();
  for (const own of label.values()) sizes.set(own, (sizes.get(own) ?? 0) + 1);
  const isLarge = (own: number) => (sizes.get(own) ?? 0) >= fewestInCluster;
  for (const number of numbers) {
    if (isLarge(label.get(number) ?? number)) continue;
    const best = heaviest(number, neighbours, label, isLarge);
    if (best !== undefined) label.set(number, best);
  }
}

/** Names by the keywords that many of a group share and few others have; no two groups share a first one. */
function nameClusters(
  groups: readonly (readonly number[])[],
  byNumber: ReadonlyMap<number, MappedQuestion>,
): readonly Cluster[] {
  const total = new Map<string, number>();
  for (const number of groups.flat())
    for (const keyword of byNumber.get(number)?.keywords ?? [])
      total.set(keyword, (total.get(keyword) ?? 0) + 1);
  const used = new Set<string>();
  return groups.map((numbers) => {
    const counts = new Map<string, number>();
    for (const number of numbers)
      for (const keyword of byNumber.get(number)?.keywords ?? [])
        counts.set(keyword, (counts.get(keyword) ?? 0) + 1);
    const ranked = [...counts]
      .filter(([keyword, count]) => count >= 2 && !used.has(keyword))
      .map(([keyword, count]) => ({ keyword, score: (count * count) / (total.get(keyword) ?? 1) }))
      .sort((a, b) => b.score - a.score || (a.keyword < b.keyword ? -1 : 1));
    const keywords = ranked.slice(0, 2).map(({ keyword }) => keyword);
    for (const keyword of keywords) used.add(keyword);
    return { keywords, numbers };
  });
}
