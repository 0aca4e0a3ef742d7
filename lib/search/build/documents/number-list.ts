/** Numbers below 2^32 in a row, in room that is kept: an array of large numbers takes twice as much, and is given up each time. */
export function createNumberList() {
  let room = new Uint32Array(4096);
  let length = 0;
  return {
    push(value: number): void {
      if (length === room.length) {
        const larger = new Uint32Array(room.length * 2);
        larger.set(room);
        room = larger;
      }
      room[length++] = value;
    },
    clear(): void {
      length = 0;
    },
    /** A copy of what is in it. */
    values: (): Uint32Array => room.slice(0, length),
  };
}
