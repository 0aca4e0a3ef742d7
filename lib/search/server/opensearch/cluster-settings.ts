import { type Environment, readNamed, secretOf } from '@/lib/process/environment';
import { UserError } from '@/lib/process/user-error';

/** How a cluster is reached: what an owner sets by environment variables (docs/deploy/opensearch.md lists them). */
export interface ClusterSettings {
  /** Origins of its nodes, without a trailing slash. */
  readonly nodes: readonly string[];
  /** The `Authorization` header, where one is to be sent. It is never logged. */
  readonly authorization: string | undefined;
  /** The certificate of the authority that signed theirs, as PEM; undefined where the system's will do. */
  readonly authority: string | undefined;
  /** What the names of indexes begin with; the alias that is searched is named so. */
  readonly prefix: string;
  /** What one search may take, ms: after that the embedded index answers. */
  readonly budgetMs: number;
  /** What one request of publishing may take, ms. */
  readonly publishMs: number;
}

const main = 'STOA_OPENSEARCH';

/**
 * Undefined where no cluster is set.
 * @throws UserError naming the variable, never what it holds where that may be secret
 */
export function parseClusterSettings(environment: Environment): ClusterSettings | undefined {
  const addresses = environment[main] ?? '';
  if (addresses.trim() === '') return undefined;
  return {
    nodes: addresses.split(',').map((one) => parseNode(one.trim())),
    authorization: parseAuthorization(environment),
    authority: readNamed(environment, `${main}_CA`),
    prefix: parsePrefix(environment[`${main}_PREFIX`] || 'stoa'),
    budgetMs: parseMs(environment, `${main}_TIMEOUT_MS`, 800),
    publishMs: parseMs(environment, `${main}_PUBLISH_TIMEOUT_MS`, 60_000),
  };
}

function parseNode(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isPlain =
    url !== undefined && /^https?:$/.test(url.protocol) && /^\/?$/.test(url.pathname + url.search);
  // An address with a password in it is not repeated.
  if (url?.username || url?.password)
    throw new UserError(`${main} holds a name or password: set ${main}_USER and ${main}_PASSWORD instead`);
  if (!isPlain)
    throw new UserError(
      `${main} is no list of addresses: give them like https://search-1:9200,https://search-2:9200`,
    );
  return url.origin;
}

function parseAuthorization(environment: Environment): string | undefined {
  const key = secretOf(environment, `${main}_API_KEY`);
  const user = secretOf(environment, `${main}_USER`);
  const password = secretOf(environment, `${main}_PASSWORD`);
  if (key !== undefined && (user ?? password) !== undefined)
    throw new UserError(`${main}_API_KEY and ${main}_USER are both set: keep one`);
  if (key !== undefined) return `ApiKey ${key}`;
  if (user === undefined && password === undefined) return undefined;
  if (user === undefined || password === undefined)
    throw new UserError(`${main}_USER and ${main}_PASSWORD belong together: set both`);
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

function parsePrefix(text: string): string {
  if (/^[a-z][a-z0-9-]{0,50}$/.test(text)) return text;
  throw new UserError(`${main}_PREFIX is ${text}: give small letters, digits and hyphens, a letter first`);
}

function parseMs(environment: Environment, name: string, otherwise: number): number {
  const text = environment[name] || String(otherwise);
  if (/^[1-9]\d{1,5}$/.test(text)) return Number(text);
  throw new UserError(`${name} is ${text}: give milliseconds, from 10 to 999999`);
}
