import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { attack, openHostileStation } from './hostile-page.ts'
import { calls as declared } from '../../src-main/contract/calls/index.ts'
import { callNames } from './payloads.ts'

let dir: string
let open: Awaited<ReturnType<typeof openHostileStation>>
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hostile-page-'))
  open = await openHostileStation(dir)
}, 60_000)
afterAll(async () => {
  await open.close()
  await rm(dir, { recursive: true, force: true })
})

it('a hostile page gets an answer to every call, meets no bug and pollutes nothing', async () => {
  const { calls, ends, taken, wrong } = await attack(open.station, 5_000, 20_261_125)
  expect(wrong).toEqual([])
  expect(calls).toBeGreaterThanOrEqual(5_000)
  expect(Object.hasOwn(Object.prototype, 'isPolluted')).toBe(false)
  // Each refusal of the door was met, and some calls went through, or nothing was tried.
  for (const end of ['ok', 'call/unknown', 'call/forbidden', 'call/invalid', 'officers/sign-in-needed'])
    expect(ends.get(end), end).toBeGreaterThan(0)
  expect(taken.size).toBeGreaterThan(callNames.length / 3)
  // Of what only somebody who has signed in may ask, some went through at each of the windows that ask for it.
  for (const window of ['officer', 'technician'] as const) {
    const guarded = callNames.filter((name) => {
      const { by, role } = declared[name]
      return role !== 'anyone' && by.some((one) => one === window)
    })
    expect(
      guarded.filter((name) => taken.has(name)),
      window,
    ).not.toEqual([])
  }
}, 120_000)
