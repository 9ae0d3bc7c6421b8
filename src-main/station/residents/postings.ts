/** Which rows hold a word: one ascending list of rows for each word. */

export interface Postings {
  /** Rows come in ascending order; a word said twice in one row is kept once. */
  readonly add: (words: readonly string[], row: number) => void
  /** The rows that hold every word, ascending. No word: none. */
  readonly find: (words: readonly string[]) => readonly number[]
}

export function createPostings(): Postings {
  const lists = new Map<string, number[]>()
  return {
    add: (words, row) => {
      for (const word of words) {
        const list = lists.get(word)
        if (list === undefined) lists.set(word, [row])
        else if (list.at(-1) !== row) list.push(row)
      }
    },
    find: (words) => {
      const wanted = words.map((word) => lists.get(word) ?? []).sort((a, b) => a.length - b.length)
      return wanted.slice(1).reduce<readonly number[]>(inBoth, wanted[0] ?? [])
    },
  }
}

/** Above this many times the rows of the shorter list, looking each of them up beats walking along both. */
const muchLonger = 16

export function inBoth(shorter: readonly number[], longer: readonly number[]): readonly number[] {
  if (longer.length > shorter.length * muchLonger) return shorter.filter((row) => holds(longer, row))
  const both: number[] = []
  let at = 0
  for (const row of shorter) {
    while (at < longer.length && (longer[at] ?? 0) < row) at += 1
    if (longer[at] === row) both.push(row)
  }
  return both
}

function holds(list: readonly number[], row: number): boolean {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] ?? 0) < row) low = middle + 1
    else high = middle
  }
  return list[low] === row
}
