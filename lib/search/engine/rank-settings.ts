/** How the parts of a score weigh against each other; measured with `npm run bench:search`. */
export const rankSettings = {
  /** What a document that holds every word of the query gains, by the number of words: all words first. */
  complete: [1, 1, 3, 3, 3, 1.5, 1.5] as readonly number[],
  /** The same for longer ones: who quotes a whole sentence means the page that holds it. */
  completeLong: 2,
  /** What a word that only sets a task counts beside the others. */
  taskShare: 0.3,
  /** Added for query words that follow each other in the title, all in order. */
  titleOrder: 0.1,
  /** Added for query words in the title, all of them. */
  titleHold: 0.15,
  /** Added in the measure in which the title says nothing but the query. */
  titleWhole: 0.3,
  /** What a word put in the place of an unknown one counts by its fit with the others: per doubling of the best score. */
  repairFit: 1.5,
  /** How likely two words written apart are one, and what it costs to part one in two. */
  joinPrior: 2.5,
  partingCost: 1,
  /** How meaning counts beside words; see `meaning-weight.ts`. */
  meaning: {
    /** For sentences, and where the vectors single something out: the best stands so far above the tenth best. */
    most: 2.5,
    telling: 0.25,
    /** For keywords, by the part of them that no document holds; and at least so much for one or two. */
    uncovered: 3,
    leastShort: 0.5,
    /** How much less near than the last of the list a document is thought that is not in it. */
    beyond: 0.05,
    /** So near is what answers a query: words of it that the model knows are not taken for misspelt. */
    found: 0.5,
  },
};
