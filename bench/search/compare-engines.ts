import { type Interval, pairedBootstrap } from './bootstrap';
import type { EngineFigures, MeasuredQueries } from './measure-engine';

/** What engines are compared by: graded pages, or the rank of the one right page. */
export type Measure = 'ndcg10' | 'mrr10';

/** Those that are told what texts mean, beside Stoa itself, are no peers of words alone. */
const withMeaning: readonly string[] = ['stoa', 'orama-hybrid', 'minisearch-rrf'];
const own: readonly string[] = ['stoa', 'stoa-lexical'];

export interface Comparison {
  readonly measure: Measure;
  /** The engine that does best by words alone, Stoa aside; undefined where none was measured. */
  readonly peer: string | undefined;
  /** How many times the peer's figure Stoa's is. */
  readonly over: Readonly<Record<string, number>>;
  /** By engine: how far it is above the peer, query by query. */
  readonly against: Readonly<Record<string, Interval>>;
}

export function compareEngines(results: readonly MeasuredQueries[], measure: Measure): Comparison {
  const peers = results.filter(({ figures: { name } }) => ![...withMeaning, ...own].includes(name));
  const [peer] = [...peers].sort((a, b) => b.figures[measure] - a.figures[measure]);
  if (peer === undefined) return { measure, peer: undefined, over: {}, against: {} };
  const ofPeer = peer.rated.map((rated) => rated[measure]);
  const ratio = (figures: EngineFigures) => figures[measure] / peer.figures[measure];
  const others = results.filter((result) => result !== peer);
  return {
    measure,
    peer: peer.figures.name,
    over: Object.fromEntries(
      others
        .filter(({ figures }) => own.includes(figures.name))
        .map(({ figures }) => [figures.name, ratio(figures)]),
    ),
    against: Object.fromEntries(
      others.map(({ figures, rated }) => [
        figures.name,
        pairedBootstrap(
          rated.map((one) => one[measure]),
          ofPeer,
        ),
      ]),
    ),
  };
}
