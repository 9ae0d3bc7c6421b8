import { expect, test } from 'vitest'
import { cameraError, openCamera, provenanceOf } from './camera.ts'

const refusing = (name: string) => ({
  getUserMedia: () => Promise.reject(new DOMException('', name)),
})

test('each way a camera can fail has its own words', async () => {
  const codeFor = async (name: string) => {
    const opened = await openCamera(refusing(name), () => undefined)
    return opened.ok ? 'opened' : opened.error.code
  }
  expect(await codeFor('NotFoundError')).toBe('portrait/no-camera')
  expect(await codeFor('OverconstrainedError')).toBe('portrait/no-camera')
  expect(await codeFor('NotAllowedError')).toBe('portrait/camera-refused')
  expect(await codeFor('NotReadableError')).toBe('portrait/camera-busy')
})

test('a page without media devices has no camera', async () => {
  expect(await openCamera(undefined, () => undefined)).toEqual({
    ok: false,
    error: { code: 'portrait/no-camera' },
  })
})

test('an unknown failure is said as a missing camera', () => {
  expect(cameraError('')).toEqual({ code: 'portrait/no-camera' })
})

test('the path of a file-backed camera never leaves the page', () => {
  expect(provenanceOf('/some/where/head.mjpeg', 'abc')).toMatchObject({
    model: 'head.mjpeg',
    simulated: true,
  })
  expect(provenanceOf('C:\\clips\\head.y4m', '')).toMatchObject({
    model: 'head.y4m',
    simulated: true,
    deviceId: 'camera',
  })
  expect(provenanceOf('See3CAM_130', 'x')).toMatchObject({ model: 'See3CAM_130', simulated: false })
})
