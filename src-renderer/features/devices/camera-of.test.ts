import { expect, test } from 'vitest'
import type { DeviceInfo } from '../../../src-main/contract/records/snapshot.ts'
import { cameraOf } from './camera-of.ts'

const camera = (deviceId: string, change: Partial<DeviceInfo> = {}): DeviceInfo => ({
  deviceId,
  kind: 'camera',
  model: 'See3CAM_CU135 241d8306',
  simulated: false,
  state: 'ready',
  usb: '2560:c1d1',
  hasSelfTest: true,
  able: ['region'],
  ...change,
})

test('the control of a camera is found by the numbers behind its name, or else by the name', () => {
  const devices = [camera('a'), camera('b', { usb: '2560:c130', model: 'See3CAM_130 1' })]
  expect(cameraOf(devices, 'See3CAM_CU135 (2560:c1d1)')?.deviceId).toBe('a')
  expect(cameraOf(devices, 'See3CAM_130 (2560:c130)')?.deviceId).toBe('b')
  expect(cameraOf(devices, 'See3CAM_130')?.deviceId).toBe('b')
})

test('none is told anything where it is not the one', () => {
  expect(cameraOf([camera('a')], 'See3CAM_CU135 (046d:085c)')).toBeNull()
  expect(cameraOf([camera('a')], '')).toBeNull()
  expect(cameraOf([camera('a'), camera('b')], 'See3CAM_CU135 (2560:c1d1)')).toBeNull()
  expect(cameraOf([camera('a', { state: 'unplugged' })], 'See3CAM_CU135 (2560:c1d1)')).toBeNull()
  expect(cameraOf([camera('a', { kind: 'barcode' })], 'See3CAM_CU135 (2560:c1d1)')).toBeNull()
})
