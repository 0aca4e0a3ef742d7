import { createClientNaming, type TrustedProxies } from '@/lib/http/clients/client-address';
import { UserError } from '@/lib/process/user-error';
import { type ClusterSettings, parseClusterSettings } from '@/lib/search/server/opensearch/cluster-settings';

/** What an owner may set of serving, by environment variables (docs/deploy.md lists them). */
export interface ServeSettings {
  /** `STOA_CACHE_MB`: bytes of finished pages and files kept in memory. Nothing is kept on disk. */
  readonly cacheBytes: number;
  /** `STOA_PRERENDER`: how many of the newest questions are made ready ahead, with home and the subjects. */
  readonly prerendered: number;
  /** `STOA_PAGE_CACHE`: address of a Redis that several servers share finished pages by; undefined where they do not. */
  readonly pageCache: string | undefined;
  /** `STOA_LOG`: plain lines for people, or JSON lines of errors alone or of every answer too. */
  readonly log: 'plain' | 'errors' | 'requests';
  /**
   * `STOA_SEARCH_RATE`: searches, comparisons and citations that one client may ask for a minute, counted by each process
   * alone. 0, which is usual, counts nobody: a school comes from one address, as all readers do where a proxy stands before
   * the server and `STOA_TRUST_PROXY` is not set. How many searches run at once is bounded in any case.
   */
  readonly searchRate: number;
  /**
   * `STOA_TRUST_PROXY`: how many proxies stand before the server, or their addresses (`10.0.0.0/8, ::1`), whose entries in
   * `X-Forwarded-For` are believed. None, which is usual: a client is known by its connection.
   */
  readonly trustedProxies: TrustedProxies;
  /** `STOA_MEANING`: `off` has search go by words alone, whatever the library's `site.yml` says. */
  readonly hasMeaning: boolean;
  /** `STOA_OPENSEARCH` and its companions: the cluster that is searched; undefined where the server searches by itself. */
  readonly cluster: ClusterSettings | undefined;
  /** `STOA_METRICS_PORT`: where metrics are served on this machine; 0, which is usual: nowhere. */
  readonly metricsPort: number;
}

/** @throws UserError naming the variable */
export function parseServeSettings(environment: Readonly<Record<string, string | undefined>>): ServeSettings {
  const whole = (name: string, otherwise: number, most: number) => {
    const text = environment[name] ?? '';
    if (text === '') return otherwise;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value <= most) return value;
    throw new UserError(`${name} is ${text}: give a whole number from 0 to ${most.toLocaleString('en')}`);
  };
  const log = environment.STOA_LOG || 'plain';
  if (log !== 'plain' && log !== 'errors' && log !== 'requests')
    throw new UserError(`STOA_LOG is ${log}: give plain, errors or requests`);
  return {
    cacheBytes: whole('STOA_CACHE_MB', 96, 65_536) * 1024 * 1024,
    prerendered: whole('STOA_PRERENDER', 24, 10_000),
    pageCache: parsePageCache(environment.STOA_PAGE_CACHE),
    log,
    searchRate: whole('STOA_SEARCH_RATE', 0, 1_000_000),
    trustedProxies: parseTrustedProxies(environment.STOA_TRUST_PROXY ?? ''),
    hasMeaning: parseMeaning(environment.STOA_MEANING || 'on'),
    cluster: parseClusterSettings(environment),
    metricsPort: whole('STOA_METRICS_PORT', 0, 65_535),
  };
}

function parseMeaning(text: string): boolean {
  if (text === 'on' || text === 'off') return text === 'on';
  throw new UserError(`STOA_MEANING is ${text}: give on or off`);
}

function parsePageCache(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  const protocol = URL.canParse(text) ? new URL(text).protocol : '';
  if (protocol === 'redis:' || protocol === 'rediss:') return text;
  throw new UserError('STOA_PAGE_CACHE is no address of a Redis: give one like redis://localhost:6379');
}

function parseTrustedProxies(text: string): TrustedProxies {
  if (/^\d?$/.test(text)) return Number(text);
  const proxies = text.split(',').map((one) => one.trim());
  try {
    createClientNaming(proxies);
    return proxies;
  } catch {
    throw new UserError(
      `STOA_TRUST_PROXY is ${text}: give the number of proxies (0 to 9), or their addresses with commas between`,
    );
  }
}
