/** Reads the guest's TAP 14 from the serial line. The guest may die at any byte: only what was said counts. */
export interface TapCase {
  readonly name: string
  readonly verdict: 'passed' | 'failed' | 'skipped'
  /** Of a skip. */
  readonly reason: string
}

export interface TapReader {
  readonly take: (line: string) => void
  /** Every case of the plan has been heard of. */
  readonly isComplete: () => boolean
  readonly cases: () => readonly TapCase[]
  /** What is wrong with the run as a whole: no plan, an empty one, missing or repeated cases, a bail-out. */
  readonly faults: () => readonly string[]
}

const point = /^(not )?ok (\d+) - (.*)$/
const took = / # took \d+ ms$/
const skip = / # SKIP (.*)$/

export function createTapReader(): TapReader {
  const cases = new Map<number, TapCase>()
  const wrong: string[] = []
  let planned: number | null = null

  const takePoint = (not: string | undefined, number: number, text: string) => {
    if (cases.has(number)) wrong.push(`case ${number} came twice`)
    const reason = skip.exec(text)?.[1]
    const verdict = not !== undefined ? 'failed' : reason === undefined ? 'passed' : 'skipped'
    cases.set(number, { name: text.replace(took, '').replace(skip, ''), verdict, reason: reason ?? '' })
  }
  const missing = () =>
    Array.from({ length: planned ?? 0 }, (_, i) => i + 1).filter((number) => !cases.has(number))

  return {
    take: (line) => {
      const [, not, number, text] = point.exec(line) ?? []
      if (number !== undefined) return takePoint(not, Number(number), text ?? '')
      const plan = /^1\.\.(\d+)$/.exec(line)?.[1]
      if (plan !== undefined && planned !== null) wrong.push('a second plan')
      if (plan !== undefined) planned = Number(plan)
      if (line.startsWith('Bail out!')) wrong.push(line)
    },
    isComplete: () => planned !== null && missing().length === 0,
    cases: () => [...cases].sort(([a], [b]) => a - b).map(([, one]) => one),
    faults: () => {
      if (planned === null) return [...wrong, 'the guest gave no plan']
      if (planned === 0) return [...wrong, 'the guest found no case']
      const extra = [...cases.keys()].filter((number) => number < 1 || number > (planned ?? 0))
      return [
        ...wrong,
        ...missing().map((number) => `case ${number} was never heard of`),
        ...extra.map((number) => `case ${number} is not in the plan`),
      ]
    },
  }
}
