import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cameraSetting, type CameraSetting } from '../../../../src-main/contract/records/camera-setting.ts'
import { geometryOf } from '../measures/landmarks.ts'
import { testFace } from '../measures/test-face.ts'
import { createCameraControl, regionOf } from './control.ts'

const frame = { width: 1280, height: 720 }
const everything = ['focus', 'region', 'exposure', 'stream'] as const
const face = (x: number, y = 300) => geometryOf(testFace(x, y))

function told(able: readonly CameraSetting['set'][] = everything, isDone = true) {
  const settings: CameraSetting[] = []
  const control = createCameraControl(able, (setting) => {
    settings.push(cameraSetting.parse(setting))
    return Promise.resolve(isDone)
  })
  return { settings, control }
}

test('the square lies on the face, from the eyes to the chin', () => {
  expect(regionOf(face(640), frame)).toEqual({ x: 0.5, y: 350 / 720, side: 150 / 1280 })
})

test('a face anywhere gives a square that the contract takes', () => {
  const number = fc.double({ min: -5000, max: 5000, noNaN: true })
  fc.assert(
    fc.property(number, number, (x, y) => {
      cameraSetting.parse({ set: 'region', region: regionOf(face(x, y), frame) })
    }),
  )
})

test('focus and exposure are told at the start, the region when the face has moved, the whole picture at the end', () => {
  const { settings, control } = told()
  control.begin()
  control.sees(face(640), frame, 0)
  control.sees(face(650), frame, 5000)
  control.sees(face(900), frame, 6000)
  control.sees(face(640), frame, 6500)
  control.sees(face(640), frame, 7000)
  control.end()
  expect(settings.map(({ set }) => set)).toEqual([
    'focus',
    'exposure',
    'region',
    'region',
    'region',
    'region',
  ])
  expect(settings.at(-1)).toEqual({ set: 'region', region: null })
})

test('a camera is told only what it can, and nothing twice that it refused', async () => {
  const { settings, control } = told(['region'], false)
  control.begin()
  control.sees(face(640), frame, 0)
  await Promise.resolve()
  control.sees(face(100), frame, 5000)
  control.end()
  expect(settings.map(({ set }) => set)).toEqual(['region'])
})
