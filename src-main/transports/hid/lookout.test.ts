import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createLookout, watchHidraw } from './lookout.ts'

const until = async (isSo: () => boolean) => {
  const end = performance.now() + 5_000
  while (!isSo()) {
    if (performance.now() > end) throw new Error('waited in vain')
    await sleep(2)
  }
}

function onLookout(o: { readonly lookMs: number; readonly pollMs: number }) {
  const state = { now: 'a', looks: 0, atOnce: 0, atMost: 0, told: 0 }
  const lookout = createLookout({
    look: async () => {
      const { now } = state
      state.looks += 1
      state.atOnce += 1
      state.atMost = Math.max(state.atMost, state.atOnce)
      await sleep(o.lookMs)
      state.atOnce -= 1
      return now
    },
    tell: () => (state.told += 1),
    watch: () => () => undefined,
    pollMs: o.pollMs,
  })
  return { state, lookout }
}

it('looks once at a time however often it is alerted, and tells of a change once', async () => {
  const { state, lookout } = onLookout({ lookMs: 20, pollMs: 60_000 })
  await until(() => state.told === 1)
  state.now = 'b'
  for (let i = 0; i < 100; i += 1) lookout.alert()
  await until(() => state.told === 2)
  expect(state.atMost).toBe(1)
  expect(state.looks).toBeLessThan(10)
  lookout.close()
})

it('goes on looking for a while: the device comes after its file', async () => {
  const { state, lookout } = onLookout({ lookMs: 1, pollMs: 60_000 })
  await until(() => state.told === 1)
  lookout.alert()
  await sleep(30)
  state.now = 'b'
  await until(() => state.told === 2)
  lookout.close()
})

it('looks now and then anyway, until it is closed', async () => {
  const { state, lookout } = onLookout({ lookMs: 1, pollMs: 20 })
  await until(() => state.told === 1)
  state.now = 'b'
  await until(() => state.told === 2)
  lookout.close()
  await sleep(30)
  const { looks } = state
  await sleep(100)
  expect(state.looks).toBe(looks)
})

it('hears of device files, and of no others', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tram-dev-'))
  let heard = 0
  const end = watchHidraw(folder, () => (heard += 1))
  await writeFile(join(folder, 'tty0'), '')
  await sleep(100)
  expect(heard).toBe(0)
  await writeFile(join(folder, 'hidraw0'), '')
  await until(() => heard > 0)
  const plugged = heard
  await rm(join(folder, 'hidraw0'))
  await until(() => heard > plugged)
  end()
  await rm(folder, { recursive: true })
})

it('does without a folder that is not there', () => {
  expect(() => watchHidraw('/no/such/folder', () => undefined)()).not.toThrow()
})
