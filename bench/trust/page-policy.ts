import { createHash } from 'node:crypto';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;

/** What a browser finds in a page that a policy has to allow, and what may not be there at all. */
interface FoundCode {
  readonly scripts: Set<string>;
  readonly styles: Set<string>;
  readonly wrong: string[];
}

/**
 * What is wrong with a page's policy, by a parser of HTML that shares nothing with the server: its hashes have to be those of
 * the inline scripts and style elements that stand outside content, no more and no fewer, and content may hold none.
 */
export function policyFault(html: string, policy: string): string | undefined {
  const found: FoundCode = { scripts: new Set(), styles: new Set(), wrong: [] };
  const visit = (nodes: readonly DefaultTreeAdapterTypes.ChildNode[], isInContent: boolean) => {
    for (const node of nodes) {
      if (!('attrs' in node)) continue;
      look(node, { isInContent, found });
      visit(node.childNodes, isInContent || /\bprose\b/.test(attributeOf(node, 'class') ?? ''));
    }
  };
  visit(parse(html).childNodes, false);
  const faults = [
    ...found.wrong,
    ...differences('script', found.scripts, hashesOf(policy, 'script-src')),
    ...differences('style', found.styles, hashesOf(policy, 'style-src')),
  ];
  if (/'unsafe|data:[^;]*script/.test(policy)) faults.push('the policy allows more than hashes');
  return faults.length > 0 ? faults.join('; ') : undefined;
}

function look(node: Element, { isInContent, found }: { isInContent: boolean; found: FoundCode }): void {
  if (attributeOf(node, 'style') !== undefined && isInContent)
    found.wrong.push('a style attribute in content');
  if (node.tagName !== 'script' && node.tagName !== 'style') return;
  if (isInContent) found.wrong.push(`<${node.tagName}> in content`);
  const text = node.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
  if (node.tagName === 'style') found.styles.add(hashOf(text));
  else if (attributeOf(node, 'src') !== undefined) {
    if (!isOwnScript(attributeOf(node, 'src') ?? '')) found.wrong.push('a script from elsewhere');
  } else if (attributeOf(node, 'type') === 'application/ld+json') JSON.parse(text);
  else found.scripts.add(hashOf(text));
}

/** Those of the build, and the one that copies formulas. */
function isOwnScript(src: string): boolean {
  return src.startsWith('/_next/static/') || src === '/copy-formulas.js';
}

function attributeOf(node: Element, name: string): string | undefined {
  return node.attrs.find((attribute) => attribute.name === name)?.value;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function hashesOf(policy: string, directive: string): ReadonlySet<string> {
  const written = policy.split(/;\s*/).find((one) => one.startsWith(`${directive} `)) ?? '';
  return new Set([...written.matchAll(/'(sha256-[^']+)'/g)].map(([, hash = '']) => hash));
}

function differences(
  kind: string,
  found: ReadonlySet<string>,
  allowed: ReadonlySet<string>,
): readonly string[] {
  return [
    ...[...found]
      .filter((hash) => !allowed.has(hash))
      .map((hash) => `a ${kind} that is not allowed: ${hash}`),
    ...[...allowed].filter((hash) => !found.has(hash)).map((hash) => `no ${kind} has ${hash}`),
  ];
}
