/** Called with how many of how many are done; a step that does not know its size says undefined. */
export type Progress = (done: number, total: number | undefined) => void;

/** A step of the build, by name; returns what to tell of it as it goes on. */
export type BeginStep = (name: string) => Progress;
