import { quantile } from '../../quantile';
import { queries } from '../hostile/hostile-queries';
import { forgedHeaders, methods, question, targets } from '../hostile/hostile-requests';
import type { Answer, Request } from '../raw-http';
import { type TrustRow, tryAll } from '../trust-group';
import { faultOf } from './fault-of';

const atOnce = 8;

type Ask = (target: string, request?: Partial<Request>) => Promise<Answer>;

interface Requests {
  readonly isExport: boolean;
  /** Those of many that are tried. */
  readonly some: <T>(all: readonly T[]) => readonly T[];
}

/** Requests that are one each, of any host: addresses, queries, headers and methods. */
export async function tryRequests(ask: Ask, { isExport, some }: Requests): Promise<readonly TrustRow[]> {
  const fault = (asked: string, answer: Answer) => faultOf(asked, answer, { isExport });
  return [
    await tryAll(
      'addresses that lead out or astray',
      some(targets()),
      async (target) => fault(target, await ask(target)),
      atOnce,
    ),
    await tryTerms(ask, { isExport, some }),
    await tryAll(
      'hosts and headers that are made up',
      forgedHeaders(),
      async (header) => {
        const faults = [];
        for (const target of ['/', question, `${question}/`, '/sitemap.xml', '/search?q=x', '/learn/none'])
          faults.push(fault(header, await ask(target, { headers: [header] })));
        return faults.find(Boolean);
      },
      atOnce,
    ),
    await tryAll('methods', methods, async (method) => {
      const answer = await ask(question, { method });
      if (/^(?:GET|HEAD)$/.test(method))
        return answer.status === 200 ? undefined : `${method}: ${answer.status}`;
      return [400, 405, 501].includes(answer.status) ? fault(method, answer) : `${method}: ${answer.status}`;
    }),
  ];
}

async function tryTerms(ask: Ask, { isExport, some }: Requests): Promise<TrustRow> {
  const waits: number[] = [];
  // An export has no program that searches, but a page that does.
  const places = isExport ? ['/search'] : ['/search', '/api/search'];
  const row = await tryAll(
    'search terms that hurt',
    some(queries()).flatMap((query) => places.map((place) => `${place}?q=${query}`)),
    async (target) => {
      const begun = performance.now();
      const answer = await ask(target);
      waits.push(performance.now() - begun);
      if (![200, 400, 414].includes(answer.status)) return `${target.slice(0, 80)}: ${answer.status}`;
      return faultOf(target, answer, { isExport });
    },
    atOnce,
  );
  const shown = (share: number) => Math.round(quantile(waits, share));
  return { ...row, figure: `p99 ${shown(0.99)} ms, longest ${shown(1)} ms` };
}
