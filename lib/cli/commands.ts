/** An option of a command: a switch, or one that wants a value. */
export type Option =
  | { readonly type: 'boolean'; readonly about: string }
  | {
      readonly type: 'string';
      /** As help shows it, such as `DIR`. */
      readonly value: string;
      /** What it is, such as `a folder`. */
      readonly wants: string;
      readonly about: string;
    };

export interface CommandDescription {
  /** How it is started from the folder of the sources. */
  readonly start: string;
  readonly about: string;
  /** What is given without a name, where the command takes any. */
  readonly text?: { readonly value: string; readonly wants: string };
  readonly options: Readonly<Record<string, Option>>;
}

/** A folder, of which each command says what it is for. */
const folder = { type: 'string', value: 'DIR', wants: 'a folder' } as const;

const content = {
  ...folder,
  about: 'the content folder; else STOA_CONTENT, else the bundled library',
} as const;

const workers = {
  type: 'string',
  value: 'N',
  wants: 'a number',
  about: 'processes that serve, from 1 to 64; 1 by default',
} as const;

/** All commands, with all they take; `help` and `version` belong to each. */
export const commands = {
  start: {
    start: 'npm start --',
    about:
      'Checks, indexes, builds and serves a library, and follows what is edited. PORT says where, else 3000.',
    options: {
      content,
      workers,
      dev: { type: 'boolean', about: 'serve the sources as they are edited (npm run dev)' },
    },
  },
  serve: {
    start: 'npm run serve --',
    about:
      'Serves what is built, and builds nothing; the content need not be there. PORT says where, else 3000.',
    options: {
      content,
      artefacts: {
        ...folder,
        about: 'the folder of .stoa that holds current.json; else the one of the content folder',
      },
      workers,
    },
  },
  build: {
    start: 'npm run build --',
    about: 'Builds what serving needs: content, site, and what the questions mean.',
    options: {
      content,
      'content-only': { type: 'boolean', about: 'build the content alone (npm run build:content)' },
      'no-meaning': { type: 'boolean', about: 'leave out what the questions mean' },
      strict: { type: 'boolean', about: 'fail where a file was left out' },
    },
  },
  check: {
    start: 'npm run content:check --',
    about: 'Reads the whole library and reports every diagnostic: exit 1 on errors, 0 on warnings alone.',
    options: {
      content,
      json: { type: 'boolean', about: 'print it as JSON' },
    },
  },
  export: {
    start: 'npm run export --',
    about: 'Writes the whole site as plain files for any file server.',
    options: {
      content,
      out: { ...folder, about: 'where to; else export' },
      url: {
        type: 'string',
        value: 'URL',
        wants: 'an address',
        about: 'the address of the site, like https://example.org; else the one in site.yml',
      },
      small: { type: 'boolean', about: 'leave out the citation and the map of each question' },
      'no-compress': { type: 'boolean', about: 'write no .br and .gz beside the files' },
    },
  },
  standalone: {
    start: 'npm run standalone --',
    about: 'Writes a folder that serves a library with Node alone: node server.mjs.',
    options: {
      content,
      out: { ...folder, about: 'where to; else standalone' },
      'no-library': { type: 'boolean', about: 'leave out the library' },
      'no-meaning': { type: 'boolean', about: 'leave out what the questions mean' },
    },
  },
  'search-explain': {
    start: 'npm run search:explain --',
    about: 'Says what a search makes of a query, and what the order of its hits comes from.',
    text: { value: 'QUERY', wants: 'what to search for' },
    options: {
      content,
      subject: {
        type: 'string',
        value: 'SLUG',
        wants: 'the slug of a subject',
        about: 'search this subject alone',
      },
      limit: {
        type: 'string',
        value: 'N',
        wants: 'a number of hits',
        about: 'hits to explain, from 1 to 50; else 5',
      },
      exact: { type: 'boolean', about: 'repair no words' },
      json: { type: 'boolean', about: 'print it as JSON' },
    },
  },
  'search-publish': {
    start: 'npm run search:publish --',
    about:
      'Puts the index of a library into the search cluster that STOA_OPENSEARCH names, and has it served.',
    options: {
      content,
      whole: { type: 'boolean', about: 'send all of it, though only some of it changed' },
      rollback: { type: 'boolean', about: 'have the index before served again, and send nothing' },
    },
  },
  'snapshot-push': {
    start: 'npm run snapshot:push --',
    about:
      'Builds a library where it changed, stores it in the object storage that STOA_SNAPSHOTS names, and has it served.',
    options: {
      content,
      artefacts: {
        ...folder,
        about: 'a folder of .stoa that holds current.json: push what is there, and build nothing',
      },
      keep: {
        type: 'string',
        value: 'N',
        wants: 'a number',
        about: 'snapshots that stay in the storage, from 1 to 100; 3 by default',
      },
    },
  },
  'build-content': {
    start: 'node --import tsx lib/cli/build-content.ts',
    about: 'Builds the content alone, in a process of its own: servers start it.',
    options: { content },
  },
  'encode-meaning': {
    start: 'node --import tsx lib/cli/encode-meaning.ts',
    about: 'Makes what the questions of a built library mean, in a process of its own: servers start it.',
    options: { content },
  },
} as const satisfies Readonly<Record<string, CommandDescription>>;

export type CommandName = keyof typeof commands;
