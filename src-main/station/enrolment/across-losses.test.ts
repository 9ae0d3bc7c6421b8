import { expect, it } from 'vitest'
import type { AppError } from '../../contract/errors.ts'
import type { DeviceInfo } from '../../contract/records/snapshot.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Print } from '../../device-host/messages.ts'
import { takeAcrossLosses } from './across-losses.ts'

const scanner: DeviceInfo = {
  deviceId: 'ocdp:1',
  kind: 'fingerprint',
  model: 'M',
  simulated: true,
  state: 'ready',
  usb: null,
  hasSelfTest: false,
  able: [],
}
const print: Print = {
  record: Uint8Array.of(1),
  still: Uint8Array.of(2),
  fingers: [{ finger: 1, score: 80, reasons: [] }],
  width: 1,
  height: 1,
  ppi: 500,
  provenance: { deviceId: 'ocdp:1', driver: 'ocdp', model: 'M', firmware: '1', simulated: true },
}
const down: AppError = { code: 'devices/host-down' }
const gone: AppError = { code: 'devices/unplugged', deviceId: 'ocdp:1' }
const never = new AbortController().signal

/** Devices that fail in this order and then take the print. */
function devices(failures: readonly AppError[], change: { list?: DeviceInfo[]; isBack?: boolean } = {}) {
  const waited: (readonly string[])[] = []
  let taken = 0
  const run = (signal = never): Promise<Result<Print>> =>
    takeAcrossLosses(
      {
        list: () => change.list ?? [scanner],
        whenReady: async (deviceIds) => {
          waited.push(deviceIds)
          return change.isBack ?? true
        },
        parkedReason: () => null,
      },
      'fingerprint',
      async () => {
        const error = failures[taken++]
        return error === undefined ? ok(print) : fail(error)
      },
      signal,
    )
  return { run, waited, counts: () => taken }
}

it('arms again, with a new request, when the same scanner or the host is back', async () => {
  const { run, waited, counts } = devices([down, gone])
  expect(await run()).toEqual(ok(print))
  expect(waited).toEqual([['ocdp:1'], ['ocdp:1']])
  expect(counts()).toBe(3)
})

it('gives up where the scanner does not come back, and where it is lost again and again', async () => {
  expect(await devices([gone], { isBack: false }).run()).toEqual(fail(gone))
  const loose = devices(Array.from({ length: 99 }, () => gone))
  expect(await loose.run()).toEqual(fail(gone))
  expect(loose.counts()).toBe(6)
})

it('waits for no scanner that was not there, and repeats nothing but a loss', async () => {
  const away = devices([gone], { list: [{ ...scanner, state: 'unplugged' }] })
  expect(await away.run()).toEqual(fail(gone))
  const other = devices([gone], { list: [{ ...scanner, kind: 'iris' }] })
  expect(await other.run()).toEqual(fail(gone))
  const silent: AppError = { code: 'devices/timeout', deviceId: 'ocdp:1' }
  const slow = devices([silent])
  expect(await slow.run()).toEqual(fail(silent))
  expect([away.waited, other.waited, slow.waited]).toEqual([[], [], []])
})

it('says cancelled when the officer stops while the scanner is away', async () => {
  expect(await devices([gone], { isBack: false }).run(AbortSignal.abort())).toEqual(
    fail({ code: 'devices/cancelled' }),
  )
})
