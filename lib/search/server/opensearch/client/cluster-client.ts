import type { ClusterSettings } from '@/lib/search/server/opensearch/cluster-settings';
import { messageOf } from '@/lib/text/error-message';
import { type CircuitBreaker, createCircuitBreaker } from './circuit-breaker';
import { type ClusterRequest, type ClusterResponse, connectNode, NodeFailure } from './node-connection';
import { createRecentLatencies } from './recent-latencies';

/** No node of the cluster answered in time. */
export class ClusterFailure extends Error {}

/** The cluster answered that it will not do what it was asked. */
export class ClusterRefusal extends Error {
  readonly status: number;
  /** What it calls the reason, such as `index_not_found_exception`. */
  readonly kind: string;

  constructor(message: string, { status, kind }: { readonly status: number; readonly kind: string }) {
    super(message);
    this.status = status;
    this.kind = kind;
  }
}

export interface ClusterClient {
  /**
   * Asks one node, another where that fails, and one beside it where it takes longer than most do.
   * @throws ClusterFailure where none answered within the budget
   * @throws ClusterRefusal where one answered with an error
   */
  read(request: ClusterRequest): Promise<unknown>;
  /**
   * Sends to one node after another until one answers: what is sent must do the same if it is done twice.
   * @param timeoutMs what each may take
   */
  write(request: ClusterRequest, timeoutMs: number): Promise<ClusterResponse>;
  /** Nodes that requests are kept away from, of how many. */
  readonly state: { readonly failing: number; readonly nodes: number };
  close(): void;
}

/** A node is busy, or on its way, or broken: another may do it. */
const isPassing = (status: number) => status === 429 || status >= 500;
const usualHedgeMs = 100;
const hedgeBounds = [20, 250] as const;

interface Node {
  readonly breaker: CircuitBreaker;
  readonly connection: ReturnType<typeof connectNode>;
}

export function createClusterClient(settings: ClusterSettings): ClusterClient {
  const nodes: readonly Node[] = settings.nodes.map((origin) => ({
    breaker: createCircuitBreaker(),
    connection: connectNode(origin, settings),
  }));
  const latencies = createRecentLatencies();
  let turn = 0;
  /** All nodes that may be asked now, each once, another first each time. */
  const inTurn = () => {
    turn = (turn + 1) % nodes.length;
    return [...nodes.slice(turn), ...nodes.slice(0, turn)];
  };
  const ask = async ({ breaker, connection }: Node, request: ClusterRequest, signal: AbortSignal) => {
    const started = performance.now();
    try {
      const response = await connection.send(request, signal);
      if (isPassing(response.status) && !isBlocked(response))
        throw new NodeFailure(`${connection.origin} answers ${response.status}`);
      breaker.succeeded();
      latencies.add(performance.now() - started);
      return response;
    } catch (error) {
      // Another was faster: that says something only of a node that took longer than most do.
      const isUnknown =
        signal.reason === outrun && performance.now() - started < hedgeAfter(latencies.quantile(0.95));
      if (!isUnknown) breaker.failed();
      throw error;
    }
  };
  return {
    async read(request) {
      const response = await askInTurn(inTurn(), {
        ask: (node, signal) => ask(node, request, signal),
        budgetMs: settings.budgetMs,
        hedgeMs: hedgeAfter(latencies.quantile(0.95)),
      });
      return bodyOf(response, request);
    },
    async write(request, timeoutMs) {
      let failure: unknown;
      for (const node of inTurn())
        try {
          return await ask(node, request, AbortSignal.timeout(timeoutMs));
        } catch (error) {
          failure = error;
        }
      throw new ClusterFailure(messageOf(failure));
    },
    get state() {
      return { failing: nodes.filter(({ breaker }) => breaker.isOpen).length, nodes: nodes.length };
    },
    close() {
      for (const { connection } of nodes) connection.close();
    },
  };
}

/** @param usual what most answers take; undefined where too little is known */
function hedgeAfter(usual = usualHedgeMs): number {
  return Math.min(hedgeBounds[1], Math.max(hedgeBounds[0], usual));
}

const outrun = new Error('another node was faster');

interface InTurn {
  readonly ask: (node: Node, signal: AbortSignal) => Promise<ClusterResponse>;
  readonly budgetMs: number;
  readonly hedgeMs: number;
}

/** The first answer of any node: the next is asked as soon as one fails, or takes longer than most do. */
function askInTurn(nodes: readonly Node[], { ask, budgetMs, hedgeMs }: InTurn): Promise<ClusterResponse> {
  const stop = new AbortController();
  return new Promise((resolve, reject) => {
    let underWay = 0;
    let failure: unknown = new ClusterFailure('every node of the cluster failed just now');
    let asked = 0;
    let hedge: NodeJS.Timeout | undefined;
    const end = () => {
      clearTimeout(hedge);
      clearTimeout(budget);
      stop.abort(outrun);
    };
    const giveUp = (reason: unknown) => {
      end();
      reject(new ClusterFailure(messageOf(reason)));
    };
    const budget = setTimeout(() => {
      stop.abort(new Error('no answer in time'));
      giveUp(new Error('the cluster did not answer in time'));
    }, budgetMs);
    const next = () => {
      clearTimeout(hedge);
      while (asked < nodes.length && nodes[asked]?.breaker.mayTry() === false) asked += 1;
      const node = nodes[asked++];
      if (node === undefined) {
        if (underWay === 0) giveUp(failure);
        return;
      }
      underWay += 1;
      hedge = setTimeout(next, hedgeMs);
      ask(node, stop.signal).then(
        (response) => {
          end();
          resolve(response);
        },
        (error: unknown) => {
          underWay -= 1;
          failure = error;
          if (!stop.signal.aborted) next();
        },
      );
    };
    next();
  });
}

function bodyOf({ status, body }: ClusterResponse, request: ClusterRequest): unknown {
  if (status >= 200 && status < 300) return body;
  throw refusalOf({ status, body }, request);
}

/** A full disk has an index blocked, which is answered as if it were busy: waiting does not help. */
export const blockedKind = 'cluster_block_exception';

function isBlocked({ body }: ClusterResponse): boolean {
  return (body as { error?: { type?: unknown } } | undefined)?.error?.type === blockedKind;
}

/** What the cluster said, without what it was asked. */
export function refusalOf(
  { status, body }: ClusterResponse,
  { method, path }: ClusterRequest,
): ClusterRefusal {
  const error = (body as { error?: { type?: unknown } } | undefined)?.error;
  const kind = typeof error?.type === 'string' ? error.type : 'no reason given';
  return new ClusterRefusal(
    `the cluster answers ${status} to ${method} ${path.replace(/\?.*/, '')} (${kind})`,
    { status, kind },
  );
}
