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
  /** Questions of the cluster beyond those, which its bound leaves out. */
  readonly leftOut: number;
}

export interface SubjectGraph {
  readonly clusters: readonly Cluster[];
  /** Links between questions of the map, the strongest first. */
  readonly edges: readonly WeightedEdge[];
}

export interface GraphBounds {
  readonly most: number;
  readonly maxInCluster: number;
}

const mutualWeight = 2.5;
const keywordWeight = 0.5;
const maxKeywordWeight = 1.5;
const rounds = 20;
const minInCluster = 5;

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
    bounds.maxInCluster,
  ).map((group) => [...group].sort((a, b) => (strength.get(b) ?? 0) - (strength.get(a) ?? 0) || a - b));
  const shown = groups.map((group) => group.slice(0, bounds.maxInCluster));
  const kept = new Set(shown.flat());
  const keywords = nameClusters(shown, byNumber);
  return {
    clusters: shown.map((numbers, i) => ({
      keywords: keywords[i] ?? [],
      numbers,
      leftOut: (groups[i]?.length ?? 0) - numbers.length,
    })),
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
      const weight = (isMutual ? mutualWeight : 1) + Math.min(maxKeywordWeight, keywordWeight * shared);
      edges.set(`${from},${to}`, { from, to, weight });
    }
  return [...edges.values()].sort((a, b) => b.weight - a.weight || a.from - b.from || a.to - b.to);
}

function groupsOf(
  numbers: readonly number[],
  edges: readonly WeightedEdge[],
  maxInCluster: number,
): readonly (readonly number[])[] {
  const neighbors = new Map<number, { readonly other: number; readonly weight: number }[]>();
  for (const number of numbers) neighbors.set(number, []);
  for (const { from, to, weight } of edges) {
    neighbors.get(from)?.push({ other: to, weight });
    neighbors.get(to)?.push({ other: from, weight });
  }
  const label = new Map(numbers.map((number) => [number, number]));
  for (let round = 0; round < rounds; round++) {
    let isChanged = false;
    for (const number of numbers) {
      const best = heaviest(number, neighbors, label);
      if (best === undefined || best === label.get(number)) continue;
      label.set(number, best);
      isChanged = true;
    }
    if (!isChanged) break;
  }
  mergeSmall(neighbors, label, maxInCluster);
  const groups = new Map<number, number[]>();
  for (const number of numbers) {
    const own = label.get(number) ?? number;
    groups.set(own, [...(groups.get(own) ?? []), number]);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
}

type Neighbors = ReadonlyMap<number, readonly { readonly other: number; readonly weight: number }[]>;

/** The label that a question's links favor; it keeps its own where another is no better. */
function heaviest(
  number: number,
  neighbors: Neighbors,
  label: ReadonlyMap<number, number>,
): number | undefined {
  const weights = new Map<number, number>();
  for (const { other, weight } of neighbors.get(number) ?? []) {
    const theirs = label.get(other) ?? other;
    weights.set(theirs, (weights.get(theirs) ?? 0) + weight);
  }
  const own = label.get(number);
  const [best] = [...weights].sort(
    ([a, m], [b, n]) => n - m || Number(b === own) - Number(a === own) || a - b,
  );
  return best?.[0];
}

/** The smallest group joins the one that it is tied to most for its size, until none is small. */
function mergeSmall(neighbors: Neighbors, label: Map<number, number>, largest: number): void {
  const members = new Map<number, number[]>();
  for (const [number, own] of label) members.set(own, [...(members.get(own) ?? []), number]);
  const alone = new Set<number>();
  for (;;) {
    const [small] = [...members]
      .filter(([own, numbers]) => numbers.length < minInCluster && !alone.has(own))
      .sort(([a, m], [b, n]) => m.length - n.length || a - b);
    if (small === undefined) return;
    const [own, numbers] = small;
    const ties = new Map<number, number>();
    for (const { other, weight } of numbers.flatMap((number) => neighbors.get(number) ?? [])) {
      const theirs = label.get(other) ?? other;
      const size = members.get(theirs)?.length ?? 1;
      if (theirs !== own && size + numbers.length <= largest)
        ties.set(theirs, (ties.get(theirs) ?? 0) + weight / Math.sqrt(size));
    }
    const [best] = [...ties].sort(([a, m], [b, n]) => n - m || a - b);
    if (best === undefined) alone.add(own);
    else {
      members.set(best[0], [...(members.get(best[0]) ?? []), ...numbers]);
      members.delete(own);
      for (const number of numbers) label.set(number, best[0]);
    }
  }
}

/** For each group the keywords that many of it share and few others have; no two groups share one. */
function nameClusters(
  groups: readonly (readonly number[])[],
  byNumber: ReadonlyMap<number, MappedQuestion>,
): readonly (readonly string[])[] {
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
    return keywords;
  });
}
