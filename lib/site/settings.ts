/** What the owner says of the site, from `content/site.yml`. */
export interface SiteSettings {
  readonly name: string;
  readonly tagline: string;
  readonly description: string;
  /** Origin without a trailing slash; absent: the address it is served on this machine. */
  readonly baseUrl: string | undefined;
  /** BCP 47 tag of the content. */
  readonly language: string;
  /** Where the text comes from, in the owner's words; shown on the About page. */
  readonly provenance: string | undefined;
  /** Where readers report a problem: `mailto:…`, or an https address that may hold `{url}` and `{title}`. */
  readonly report: string | undefined;
  /** Whether the owner says that a machine wrote the answers; structured data then say so too. */
  readonly isMachineWritten: boolean;
  /**
   * What search heeds beside words: undefined, the model that comes with Stoa, where the site is in its language; `off`,
   * nothing; else the folder of a model of the owner's, seen from the content folder.
   */
  readonly meaning?: string | undefined;
  /** Hosts beside the site's own that a file may name in its `canonical` address. */
  readonly canonicalHosts: readonly string[];
}

export const defaultSite: SiteSettings = {
  name: 'Stoa',
  tagline: 'A library of questions, answered.',
  description: 'A study library: search it, read whole answers, and wander from one question to the next.',
  baseUrl: undefined,
  language: 'en',
  provenance: undefined,
  report: undefined,
  isMachineWritten: false,
  canonicalHosts: [],
};
