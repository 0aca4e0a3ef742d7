/** Threads whose tasks end when they are told to, and that note what they did. */
export function fakeThreads() {
  const done: string[] = [];
  const ends: (() => void)[] = [];
  return {
    done,
    end: () => ends.shift()?.(),
    run: (task: unknown) =>
      new Promise<unknown>((resolve, reject) => {
        done.push(`began ${task}`);
        ends.push(() => (task === 'fails' ? reject(new Error('no model')) : resolve(task)));
      }),
    close: async () => void done.push('closed'),
  };
}
