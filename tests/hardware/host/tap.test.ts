import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createTapReader } from './tap.ts'

function read(...lines: string[]) {
  const reader = createTapReader()
  lines.forEach((line) => reader.take(line))
  return { complete: reader.isComplete(), cases: reader.cases(), faults: reader.faults() }
}

it('reads cases that passed, failed and were skipped', () => {
  const lines = ['1..3', 'ok 1 - a # took 3 ms', 'not ok 2 - b # took 4 ms', 'ok 3 - c # SKIP no pen']
  expect(read('# up', 'TAP version 14', ...lines)).toEqual({
    complete: true,
    cases: [
      { name: 'a', verdict: 'passed', reason: '' },
      { name: 'b', verdict: 'failed', reason: '' },
      { name: 'c', verdict: 'skipped', reason: 'no pen' },
    ],
    faults: [],
  })
})

it.each([
  ['no plan', ['ok 1 - a'], ['the guest gave no plan']],
  ['an empty plan', ['1..0'], ['the guest found no case']],
  ['a guest that died', ['1..3', 'ok 1 - a'], ['case 2 was never heard of', 'case 3 was never heard of']],
  ['half a line', ['1..1', 'ok 1'], ['case 1 was never heard of']],
  ['a case too many', ['1..1', 'ok 1 - a', 'ok 2 - b'], ['case 2 is not in the plan']],
  ['a case before the first', ['1..1', 'ok 0 - a', 'ok 1 - a'], ['case 0 is not in the plan']],
  ['a case twice', ['1..1', 'not ok 1 - a', 'ok 1 - a'], ['case 1 came twice']],
  ['two plans', ['1..1', '1..1', 'ok 1 - a'], ['a second plan']],
  ['a bail-out', ['1..1', 'ok 1 - a', 'Bail out! no disk'], ['Bail out! no disk']],
])('finds fault with %s', (_, lines, faults) => {
  expect(read(...lines).faults).toEqual(faults)
})

it('is never complete without every case, and never throws', () => {
  const line = fc.oneof(
    fc.string(),
    fc.nat(4).map((n) => `1..${n}`),
    fc.nat(5).map((n) => `ok ${n} - a`),
  )
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const { complete, cases, faults } = read(...lines)
      if (complete && faults.length === 0) expect(lines).toContain(`1..${cases.length}`)
      if (faults.some((fault) => fault.endsWith('never heard of'))) expect(complete).toBe(false)
    }),
  )
})
