/** How the parts of a score weigh against each other; measured with `npm run bench:search`. */
export const rankSettings = {
  /** What a word counts that the query says n times: n to this power. */
  repeats: 0.7,
  /** Query words from which on it is no chance that a document holds all of them: whoever quotes a sentence means its page. */
  manyWords: 7,
  /** What a document then gains that holds all of them, in parts: it is doubled. */
  completeMany: 1,
  /** The same of fewer words, where each of them says something in the document: so much impact is enough of each. */
  complete: 1,
  saysEnough: 0.4,
  /** What a word that only sets a task counts beside the others. */
  taskShare: 0.3,
  /** What another word of the same stem counts where one is typed: `organ` for `organization`. */
  otherSurface: 0.5,
  /** The same where nothing else is typed: then not even a title that holds it stands above a text that holds the word. */
  otherSurfaceAlone: 0.25,
  /** Added for query words that follow each other in the title, all in order. */
  titleOrder: 0.1,
  /** Added for query words in the title, all of them. */
  titleHold: 0.2,
  /** Added in the measure in which the title says nothing but the query. */
  titleWhole: 0.4,
  /** The share of the best score from which on a document is close to what is asked. */
  close: 0.6,
  /** What a word put in the place of an unknown one counts by its fit with the others: per doubling of the best score. */
  repairFit: 1.5,
  /** How likely two words written apart are one, and what it costs to part one in two. */
  joinPrior: 2.5,
  partingCost: 1,
  /** How meaning counts beside words; see `meaning-weight.ts`. */
  meaning: {
    /**
     * For sentences, and where the vectors single something out: the best stands so far above the tenth best. For keywords
     * the part of it that no document holds of them.
     */
    most: 3,
    significant: 0.25,
    /** Of keywords, so much that no document holds together: then they count like a sentence. */
    unheld: 0.5,
    /** At least so much for one or two keywords. */
    leastShort: 0.25,
    /** So many of the nearest have a place though they share no word with a sentence; more changed nothing. */
    admitted: 20,
    /** How much less near than the last of the list a document is thought that is not in it. */
    beyond: 0.05,
    /** So near is what answers a query. */
    found: 0.5,
    /** So near is what is like it: words of it that the model knows (`kids`) are not taken for misspelled (`kinds`). */
    alike: 0.3,
    /** What is nearer than this share of the nearest may answer as well, wherever its words put it. */
    asNear: 0.75,
  },
};
