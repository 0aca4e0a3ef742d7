/** What the pages of a site may lead to: a folder of files cannot do all that a server does. */
export interface Capabilities {
  /** Whether a server of this site answers; it compares two questions, and searches where the browser cannot. */
  readonly hasServer: boolean;
  /** Whether each question has its citations and its map, as pages and files of their own. */
  readonly hasQuestionTails: boolean;
  /** Whether subjects and their paths have files to take along. */
  readonly hasTakenFiles: boolean;
  /**
   * The index of a server that browsers ask for every search, since a cluster holds more than they would fetch; undefined
   * where they search by themselves.
   */
  readonly askedBuild?: string | undefined;
}

export const allCapabilities: Capabilities = { hasServer: true, hasQuestionTails: true, hasTakenFiles: true };
