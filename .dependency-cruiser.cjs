// The layer law: a folder may import only folders above it in this list (ARCHITECTURE.md has the reasons).
const order = [
  'lib/text',
  'lib/concurrency',
  'lib/process',
  'lib/site',
  'lib/pictures',
  'lib/markdown/syntax',
  'lib/markdown/(scan|tex)',
  'lib/markdown/tree',
  'lib/markdown/render',
  'lib/content',
  'lib/catalog',
  'lib/map',
  'lib/citations',
  'lib/search/format',
  'lib/offline/format',
  'lib/comparison',
  'lib/search/engine',
  'lib/search/build',
  'lib/search/browser',
  'lib/search/server',
  'lib/search/meaning',
  'lib/offline/(store|search)',
  'lib/offline/worker',
  'lib/offline/build',
  'lib/study/model',
  'lib/study/(recall|highlights|transfer)',
  'lib/study/store',
  'lib/snapshot/store',
  'lib/snapshot/storage',
  'lib/snapshot/build',
  'lib/snapshot/incremental',
  'lib/snapshot/prepare',
  'lib/library',
  'lib/take',
  'components',
  'app',
  'lib/http',
  'lib/export',
  'lib/bundle',
  'lib/runtime',
  'lib/cli',
  'bench',
];

/** A room with rooms of its own, as `lib/markdown`: its tests may use all of it. */
const houseOf = (folder) => folder.split('/').slice(0, 2).join('/');

const below = order.slice(1).flatMap((_folder, i) => {
  const lower = order.slice(i + 1);
  const isOfHouse = (folder) => houseOf(folder) === houseOf(order[i]);
  const law = (name, folders, from) => ({
    name,
    comment: `${order[i]} may not import what stands below it`,
    severity: 'error',
    from: { path: `^${order[i]}/`, ...from },
    to: { path: `^(${folders.join('|')})/` },
  });
  const own = lower.filter(isOfHouse);
  return [
    law(
      `layer: ${order[i]}`,
      lower.filter((folder) => !isOfHouse(folder)),
      {},
    ),
    ...(own.length > 0 ? [law(`room: ${order[i]}`, own, { pathNot: '\\.test\\.tsx?$' })] : []),
  ];
});

// Bundled for the browser: no Node, no Markdown, no disk.
const browserSafe =
  '^(lib/(text|comparison|study|search/(format|engine|browser)|offline/(format|store|search|worker))/|lib/concurrency/(bounded-cache|map-at-once|recent-loads)\\.ts)';

/** One package, one home. */
const home = (name, packages, folders) => ({
  name: `home: ${name}`,
  severity: 'error',
  from: { pathNot: [`^(${folders.join('|')})`, '^bench/', '\\.test\\.tsx?$'] },
  to: { path: `^node_modules/(${packages.join('|')})/`, dependencyTypesNot: ['type-only'] },
});

module.exports = {
  forbidden: [
    ...below,
    {
      name: 'test support is for tests and measurements',
      severity: 'error',
      from: { pathNot: ['^(test-support|bench|e2e)/', '\\.test\\.tsx?$'] },
      to: { path: '^test-support/' },
    },
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(next/|react|@/|\\./)' },
    },
    {
      name: 'browser: no Node core',
      severity: 'error',
      from: { path: browserSafe, pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'browser: no server layers',
      severity: 'error',
      from: { path: '^lib/search/(format|engine|browser)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^lib/(markdown|content|catalog|search/build|search/server|library)/' },
    },
    {
      name: 'study: strings of its own and of lib/text alone',
      severity: 'error',
      from: { path: '^lib/study/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(lib|app|components)/', pathNot: '^lib/(study|text)/' },
    },
    {
      name: 'components take props',
      severity: 'error',
      from: { path: '^components/' },
      to: {
        path: '^lib/(markdown|content|search/build|search/server|library)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'lib knows no pages, the commands aside',
      severity: 'error',
      from: { path: '^lib/', pathNot: '^lib/(cli|runtime)/' },
      to: { path: '^(app|components)/' },
    },
    {
      name: 'scripts import nothing above but the browser of e2e',
      severity: 'error',
      from: { path: '^scripts/' },
      to: { path: '^(app|components|lib|bench)/' },
    },
    {
      name: 'e2e imports nothing above',
      severity: 'error',
      from: { path: '^e2e/' },
      to: { path: '^(app|components|lib)/' },
    },
    home(
      'markdown',
      ['unified', 'remark-[^/]+', 'rehype-[^/]+', 'micromark-[^/]+', 'katex', 'shiki', '@shikijs'],
      ['lib/markdown/', 'app/layout'],
    ),
    home('front matter', ['gray-matter', 'js-yaml', 'zod'], ['lib/content/', 'lib/site/']),
    home('flexsearch', ['flexsearch'], ['lib/search/format/']),
    home('study', ['fractional-indexing', 'valibot', 'approx-string-match', 'ts-fsrs'], ['lib/study/']),
    home('databases of browsers', ['idb'], ['lib/study/', 'lib/offline/store/']),
    home('offline', ['serwist'], ['lib/offline/worker/']),
    home('stemmer', ['stemmer'], ['lib/text/']),
    home('meaning', ['onnxruntime-node', '@huggingface/tokenizers'], ['lib/search/meaning/']),
    home('pictures', ['image-size', 'saxes', 'sharp'], ['lib/pictures/']),
    home('files to take along', ['csv-stringify', 'sql.js', 'yazl'], ['lib/take/']),
    home('object storage', ['s3mini'], ['lib/snapshot/storage/']),
    home('next server', ['next/dist/server'], ['lib/http/']),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|\\.stoa)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
