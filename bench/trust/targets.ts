/** What a group can be tried against. */
export const targets = ['server', 'no-prerender', 'workers', 'standalone', 'nginx'] as const;
export type Target = (typeof targets)[number];
/** Those that are a program of ours; the other one is an export, served by nginx. */
export type Program = Exclude<Target, 'nginx'>;

/** Why a group is not tried against a target. */
export type LeftOut = Readonly<Partial<Record<Target, string>>>;

export const whatTargetsAre: Readonly<Record<Target, string>> = {
  server: 'npm start',
  'no-prerender': 'npm start with STOA_PRERENDER=0',
  workers: 'npm start -- --workers 2',
  standalone: 'the folder that npm run standalone writes',
  nginx: 'the folder that npm run export writes, under nginx',
};

export function parseTarget(text: string): Target {
  const found = targets.find((target) => target === text);
  if (found === undefined) throw new Error(`no target is named ${text}: ${targets.join(', ')}, others`);
  return found;
}

/** Left out against all but the server, for one reason. */
export function serverOnly(reason: string): LeftOut {
  return { 'no-prerender': reason, workers: reason, standalone: reason, nginx: reason };
}
