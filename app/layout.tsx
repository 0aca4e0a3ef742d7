import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { earlyScript } from '@/components/site/early-script';
import { exportedSearchScript } from '@/components/site/exported-search-script';
import { currentLibrary } from '@/lib/library/current';
import { pageDirection } from '@/lib/text/direction';
import 'katex/dist/katex.min.css';
import '@/lib/markdown/render/answer.css';
import './tokens.css';
import './global.css';
import './prose.css';
import './prose-wide.css';

// The library is opened by the server, and changes without the site being built again: nothing is rendered ahead.
export const dynamic = 'force-dynamic';

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf6ee' },
    { media: '(prefers-color-scheme: dark)', color: '#171513' },
  ],
};

export function generateMetadata(): Metadata {
  const { catalog, baseUrl } = currentLibrary();
  const { name, description } = catalog.frame.site;
  return {
    metadataBase: new URL(baseUrl),
    title: name,
    description,
    applicationName: name,
    icons: { icon: '/icon.svg' },
    manifest: '/manifest.webmanifest',
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  const { catalog, capabilities } = currentLibrary();
  const { language, name } = catalog.frame.site;
  return (
    <html
      lang={language}
      dir={pageDirection(language)}
      data-files={capabilities.hasServer ? undefined : ''}
      data-asks={capabilities.askedBuild}
      suppressHydrationWarning
    >
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of our own, allowed by its hash */}
        <script dangerouslySetInnerHTML={{ __html: earlyScript }} />
        {capabilities.hasServer ? null : (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: another one, where there are only files
          <script dangerouslySetInnerHTML={{ __html: exportedSearchScript }} />
        )}
        <link rel="search" type="application/opensearchdescription+xml" title={name} href="/opensearch.xml" />
      </head>
      <body>{children}</body>
    </html>
  );
}
