import { expect, it } from 'vitest'
import { fail, ok } from '../../contract/result.ts'
import type { IrisCamera, IrisImage } from '../../drivers/driver.ts'
import { createOcdpIrisDriver } from '../../drivers/ocdp/iris-driver.ts'
import type { Preview } from '../messages.ts'
import type { Roster, RosterEntry } from '../roster.ts'
import { takeIrises } from './take-irises.ts'
import { seenAs, seenSmall } from './test-eyes.ts'

const request = {
  type: 'capture-irises' as const,
  requestId: 1,
  eyes: ['right' as const],
  person: { seed: 1, ageYears: 40 },
}
const never = new AbortController().signal
const cameraOf = (captureIris: IrisCamera['captureIris']): IrisCamera => ({
  kind: 'iris',
  model: 'M',
  firmware: '1',
  simulated: false,
  captureIris,
  close: () => undefined,
})
const entryOf = (device: IrisCamera | null, change: Partial<RosterEntry> = {}): RosterEntry => ({
  deviceId: 'c',
  driver: createOcdpIrisDriver(),
  device,
  state: device === null ? 'unplugged' : 'ready',
  model: 'M',
  simulated: false,
  path: '',
  usb: null,
  ...change,
})

function take(entries: readonly RosterEntry[], signal = never) {
  const states: boolean[] = []
  const previews: Preview[] = []
  const roster: Roster = {
    list: () => [],
    find: () => undefined,
    all: () => entries,
    refresh: () => Promise.resolve(),
    lose: (entry) => (entry.state = 'unplugged'),
    setWorking: (_entry, isWorking) => states.push(isWorking),
  }
  const taken = takeIrises(
    roster,
    request,
    () => new Date(0),
    signal,
    (preview) => previews.push(preview),
  )
  return { taken, states, previews }
}
const eye = (image = seenAs()): IrisImage => ({ ...image, eye: 'right' })

it('shows what the camera sees with one word, where it says which eye stands where', async () => {
  const coached = take([
    entryOf(
      cameraOf(async ({ onPreview }) => {
        onPreview(seenSmall({ irisRadius: 60 }), ['right'])
        await new Promise((resolve) => setTimeout(resolve, 20))
        return ok([eye()])
      }),
    ),
  ])
  expect(await coached.taken).toMatchObject({ ok: true, value: { irises: [{ eye: 'right' }] } })
  expect(coached.previews).toMatchObject([{ slot: 'iris-right', placement: { guide: 'come-closer' } }])
  expect(coached.states).toEqual([true, false])
  const silent = take([
    entryOf(
      cameraOf(async ({ onPreview }) => {
        onPreview(seenSmall(), null)
        await new Promise((resolve) => setTimeout(resolve, 20))
        return ok([eye()])
      }),
    ),
  ])
  await silent.taken
  expect(silent.previews[0]).not.toHaveProperty('placement')
})

it('is refused without a camera, while it works, and for a picture that no iris camera makes', async () => {
  expect(await take([]).taken).toEqual(fail({ code: 'devices/none', kind: 'iris' }))
  expect(await take([entryOf(null)]).taken).toEqual(fail({ code: 'devices/unplugged', deviceId: 'c' }))
  const working = entryOf(
    cameraOf(async () => ok([])),
    { state: 'working' },
  )
  expect(await take([working]).taken).toEqual(fail({ code: 'devices/busy', deviceId: 'c' }))
  const huge = { width: 4_000, height: 4_000, pixels: new Uint8Array(16_000_000) }
  expect(await take([entryOf(cameraOf(async () => ok([eye(huge)])))]).taken).toEqual(
    fail({ code: 'devices/garbled', deviceId: 'c', what: 'size' }),
  )
})

it('notes a camera that went away, and gives nothing to whoever has given up', async () => {
  const gone = entryOf(cameraOf(async () => fail({ code: 'devices/unplugged', deviceId: 'c' })))
  expect(await take([gone]).taken).toEqual(fail({ code: 'devices/unplugged', deviceId: 'c' }))
  expect(gone.state).toBe('unplugged')
  const abort = new AbortController()
  const late = entryOf(
    cameraOf(async () => {
      abort.abort()
      return ok([eye()])
    }),
  )
  expect(await take([late], abort.signal).taken).toEqual(fail({ code: 'devices/cancelled' }))
})
