/** What an arrow key moves, to the right and down, in steps; undefined for any other key. */
const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

export const arrowMove = (key: string) => moves[key]
