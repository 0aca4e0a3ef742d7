import { createHash } from 'node:crypto';

/** Headers of every answer, errors and redirects too. */
export function securityHeaders(options: { readonly isHttps: boolean }): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    // On a plain http host this would make every script unreachable.
    ...(options.isHttps ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}

/** For what is not a page: nothing may load, nothing may frame it. */
export const bareContentPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** A worker lives by the policy of its own script: it may load its parts and fetch the search files. */
export const scriptContentPolicy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'";

/**
 * The content policy of a finished page. Inline scripts are allowed by hash, and only those of a known shape: Next's two
 * constant ones, its flight payload, and the site's own theme script. An unknown one gets no hash and is reported.
 */
export function pageContentPolicy(
  html: string,
  knownScripts: readonly string[],
): { readonly policy: string; readonly unknown: readonly string[] } {
  const scripts = new Set<string>();
  const unknown: string[] = [];
  for (const [, attributes = '', text = ''] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
    if (/\bsrc=/.test(attributes) || /type="application\/(ld\+)?json"/.test(attributes)) continue;
    if (isKnownScript(text, knownScripts)) scripts.add(hashSource(text));
    else unknown.push(text.slice(0, 80));
  }
  const styles = new Set<string>();
  for (const [, text = ''] of html.matchAll(/<style data-answer="">([\s\S]*?)<\/style>/g))
    styles.add(hashSource(text));
  const policy = [
    "default-src 'none'",
    ["script-src 'self'", ...scripts].join(' '),
    ["style-src 'self'", ...styles].join(' '),
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return { policy, unknown };
}

function isKnownScript(text: string, knownScripts: readonly string[]): boolean {
  return (
    knownScripts.includes(text) ||
    /^\(self\.__next_f=self\.__next_f\|\|\[\]\)\.push\(\[0\]\)/.test(text) ||
    /^self\.__next_f\.push\(\[[0-3],?[\s\S]*\]\)$/.test(text) ||
    // Turbopack's list of the chunks to wait for before the page starts.
    /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\(\{"otherChunks":\[("[\w./-]+",?)*\],"runtimeModuleIds":\[\d+\]\}\);?$/.test(
      text,
    ) ||
    /^requestAnimationFrame\(function\(\)\{\$RT=performance\.now\(\)\}\);$/.test(text)
  );
}

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
