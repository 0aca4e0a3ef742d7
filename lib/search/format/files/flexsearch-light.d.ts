/** The 4 kB build of FlexSearch: an index without encoders, documents, storage or export. */
declare module '*/flexsearch/dist/flexsearch.light.module.min.js' {
  type Slots = readonly (readonly number[] | null | undefined)[];
  export class Index {
    constructor(options: {
      readonly resolution: number;
      readonly tokenize: 'strict';
      readonly encode: (text: string) => string[];
    });
    /** Term → slot → document numbers: what the full build's `import` fills. */
    readonly map: Map<string, Slots>;
  }
}
