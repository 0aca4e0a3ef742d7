import { fileURLToPath } from 'node:url';

/** @type {import('next').NextConfig} */
const config = {
  // `npm run standalone` wants a folder that runs without node_modules; tracing what it needs takes time.
  ...(process.env.STOA_STANDALONE ? { output: 'standalone' } : {}),
  // Else a lock file in a folder above would be taken for the root, and what is traced lie deeper.
  outputFileTracingRoot: fileURLToPath(new URL('.', import.meta.url)),
  // No picture is ever resized here.
  outputFileTracingExcludes: { '*': ['node_modules/sharp/**', 'node_modules/@img/**'] },
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  // lib/http compresses and caches finished pages; Next must not do it twice.
  compress: false,
  generateEtags: false,
  images: { unoptimized: true },
  // Types are checked by npm test; a start need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Pages are finished before they leave, so their head is complete for every reader, not for bots alone.
  htmlLimitedBots: /.*/,
  experimental: { isrFlushToDisk: false },
};

export default config;
