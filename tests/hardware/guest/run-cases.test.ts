import assert from 'node:assert/strict'
import { expect, it } from 'vitest'
import { runCases, type BenchCase } from './run-cases.ts'

async function tapOf(...cases: Partial<BenchCase>[]) {
  const lines: string[] = []
  const whole = cases.map((one) => ({ name: 'a', limitMs: 10_000, run: async () => undefined, ...one }))
  const failed = await runCases(whole, (line) => lines.push(line.replace(/ # took .*/, '')))
  return { failed, lines }
}

it('says the plan before anything else, then each case with its number', async () => {
  const { failed, lines } = await tapOf({ name: 'one' }, { name: 'two\nlines' })
  expect(lines).toEqual(['TAP version 14', '1..2', 'ok 1 - one', 'ok 2 - two lines'])
  expect(failed).toBe(0)
})

it('goes on after a case that rejects, throws or never ends', async () => {
  const { failed, lines } = await tapOf(
    { run: () => Promise.reject(new Error('broken')) },
    {
      run: () => {
        throw new Error('at once')
      },
    },
    { limitMs: 5, run: () => new Promise(() => undefined) },
    {},
  )
  expect(failed).toBe(3)
  expect(lines.filter((line) => /^(not )?ok/.test(line))).toEqual([
    'not ok 1 - a',
    'not ok 2 - a',
    'not ok 3 - a',
    'ok 4 - a',
  ])
  expect(lines.join('\n')).toMatch(/broken[^]*at once[^]*not done within 5 ms/)
})

it('lists what cannot be run with its reason, and shows figures', async () => {
  const run = async () => '3 ms'
  const { lines } = await tapOf({ skipped: 'no pen', run: () => Promise.reject(new Error('ran')) }, { run })
  expect(lines.slice(2)).toEqual(['ok 1 - a # SKIP no pen', 'ok 2 - a', '# a: 3 ms'])
})

it('runs lanes beside each other, each in its order, after what wants to be alone', async () => {
  let running: string[] = []
  const seen = new Set<string>()
  const inLane = (lane: string, name: string) => ({
    lane,
    name,
    run: async () => {
      running.push(name)
      await new Promise((resolve) => setTimeout(resolve, 5))
      seen.add(running.toSorted().join(''))
      running = running.filter((one) => one !== name)
    },
  })
  const alone = { name: 'alone', run: async () => assert.deepEqual(running, []) }
  const { failed, lines } = await tapOf(inLane('l', 'a'), inLane('l', 'b'), inLane('m', 'x'), alone)
  expect([failed, lines[2]]).toEqual([0, 'ok 4 - alone'])
  expect([seen.has('ax'), [...seen].some((names) => names.includes('ab'))]).toEqual([true, false])
})
