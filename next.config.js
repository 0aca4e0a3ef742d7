/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  // The front (lib/front) compresses and caches finished pages; Next must not do it twice.
  compress: false,
  generateEtags: false,
  images: { unoptimized: true },
  experimental: { isrFlushToDisk: false },
};

export default config;
