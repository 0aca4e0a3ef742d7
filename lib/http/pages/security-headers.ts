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

/** For a picture that is looked at by itself: what is written in it may style it, and nothing else. */
export const pictureContentPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'none'; sandbox";

/** A worker lives by the policy of its own script: it may load its parts and fetch the search files. */
export const scriptContentPolicy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'";

/** The content policy of a page: of inline scripts and styles those that it is said to have, by their hashes, and no other. */
export function pageContentPolicy(inline: {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}): string {
  return [
    "default-src 'none'",
    ["script-src 'self'", ...inline.scripts.map(hashSource)].join(' '),
    ["style-src 'self'", ...inline.styles.map(hashSource)].join(' '),
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
}

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
