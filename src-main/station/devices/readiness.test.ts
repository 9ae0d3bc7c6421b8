import { expect, it } from 'vitest'
import type { DeviceInfo } from '../../contract/records/snapshot.ts'
import { createReadiness } from './readiness.ts'

const device = (deviceId: string, state: DeviceInfo['state']): DeviceInfo => ({
  deviceId,
  kind: 'fingerprint',
  model: 'M',
  simulated: false,
  state,
  usb: null,
  hasSelfTest: false,
  able: [],
})
const never = new AbortController().signal

it('is told as soon as the device is ready, and of no other', async () => {
  let devices = [device('a', 'unplugged'), device('b', 'ready')]
  const readiness = createReadiness(
    () => devices,
    () => false,
  )
  const back = readiness.whenReady(['a'], 10_000, never)
  let isTold = false
  void back.then(() => (isTold = true))
  readiness.look()
  await Promise.resolve()
  expect(isTold).toBe(false)
  devices = [device('a', 'ready')]
  readiness.look()
  expect(await back).toBe(true)
  expect(await readiness.whenReady(['a'], 10_000, never)).toBe(true)
})

it('ends without the device after its time, on abort, and when the host is parked', async () => {
  let isParked = false
  const readiness = createReadiness(
    () => [],
    () => isParked,
  )
  expect(await readiness.whenReady(['a'], 1, never)).toBe(false)
  expect(await readiness.whenReady(['a'], 10_000, AbortSignal.abort())).toBe(false)
  const abort = new AbortController()
  const waiting = readiness.whenReady(['a'], 10_000, abort.signal)
  abort.abort()
  expect(await waiting).toBe(false)
  const parked = readiness.whenReady(['a'], 10_000, never)
  isParked = true
  readiness.look()
  expect(await parked).toBe(false)
})
