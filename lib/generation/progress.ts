/** Told how many of how many are done; a step that does not know its size says undefined. */
export type Progress = (done: number, total: number | undefined) => void;
