import { expect, it } from 'vitest'
import type { DeviceInfo } from '../../contract/records/snapshot.ts'
import { hasIrisCamera } from './has-iris-camera.ts'

const camera = (change: Partial<DeviceInfo> = {}): DeviceInfo => ({
  deviceId: 'sbi-iris:1',
  kind: 'iris',
  model: 'M',
  simulated: false,
  state: 'ready',
  usb: null,
  hasSelfTest: false,
  able: [],
  ...change,
})

it('counts a camera that is there, busy, or only has its cable out', () => {
  for (const state of ['ready', 'working', 'unplugged'] as const)
    expect(hasIrisCamera([camera({ kind: 'fingerprint' }), camera({ state })], false)).toBe(true)
})

it('counts none that cannot be opened, is another thing, or is only simulated at a real counter', () => {
  expect(hasIrisCamera([], true)).toBe(false)
  expect(hasIrisCamera([camera({ state: 'failed' })], false)).toBe(false)
  expect(hasIrisCamera([camera({ kind: 'camera' })], false)).toBe(false)
  expect(hasIrisCamera([camera({ simulated: true })], false)).toBe(false)
  expect(hasIrisCamera([camera({ simulated: true })], true)).toBe(true)
})
