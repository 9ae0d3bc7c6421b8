import { expect, it } from 'vitest'
import { calls } from './calls/index.ts'

const { input } = calls['enrolment.intend']
const correcting = (value: unknown) => ({ do: 'correct-field', field: 'contact', value, reason: 'sai' })
const takes = (value: unknown) => input.safeParse(correcting(value)).success

function nested(levels: number): unknown {
  let value: unknown = 'x'
  for (let i = 0; i < levels; i++) value = i % 2 === 0 ? { value } : [value]
  return value
}

it('a corrected field may be any JSON as deep as a field can be', () => {
  expect(['x', 1, true, null, [], {}, nested(1), nested(6)].map(takes)).not.toContain(false)
})

it('and is refused where it is deeper, in a circle or no JSON, without a bug', () => {
  const circle: Record<string, unknown> = {}
  circle['self'] = circle
  for (const value of [nested(7), nested(100_000), circle, undefined, 1n, new Map(), new Uint8Array(8)])
    expect(takes(value)).toBe(false)
})
