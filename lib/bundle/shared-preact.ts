import type { Plugin } from 'esbuild';

/** Preact in React's place. */
export const preactForReact = {
  react: 'preact/compat',
  'react-dom/client': 'preact/compat/client',
  'react/jsx-runtime': 'preact/jsx-runtime',
};

/** The same, taken from the script of reading pages, which exports what is used of it (components/islands/hydrate-islands.ts). */
export function sharedPreact(islandsAddress: string): Plugin {
  return {
    name: 'shared Preact',
    setup({ onResolve }) {
      const filter = new RegExp(`^(?:${Object.keys(preactForReact).join('|')})$`);
      onResolve({ filter }, () => ({ path: islandsAddress, external: true }));
    },
  };
}
