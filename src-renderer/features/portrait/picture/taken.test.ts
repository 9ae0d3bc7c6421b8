import { expect, test } from 'vitest'
import { geometryOf } from '../measures/landmarks.ts'
import type { Values } from '../measures/rules.ts'
import { testFace } from '../measures/test-face.ts'
import type { Look } from '../worker/messages.ts'
import { bestFirst, measuresOf, pointsIn, type Taken } from './taken.ts'

const canvas = Object.create(null) as Taken['canvas']
const camera = { deviceId: 'c', driver: 'uvc-page', model: 'C', firmware: '', simulated: true }

/** Eyes 60 apart at (500, 300), the chin 100 below. */
const aLook = (values: Values): Look => ({
  depth: 'shot',
  width: 1280,
  height: 720,
  isDark: false,
  frozenMs: 0,
  turned: 0,
  values,
  face: geometryOf(testFace(500, 300)),
  points: {
    leftPupil: [530, 300],
    rightPupil: [470, 300],
    noseTip: [500, 330],
    chin: [500, 400],
    mouthLeft: [518, 360],
    mouthRight: [482, 360],
  },
  tookMs: 1,
})

const aShot = (number: number, values: Values, change: Partial<Taken> = {}): Taken => ({
  number,
  canvas,
  crop: { left: 260, top: 20, width: 480, height: 640 },
  look: aLook(values),
  trigger: 'officer',
  takenAt: '2026-11-25T01:02:03.000Z',
  camera,
  cameraSettings: {},
  ...change,
})

test('fewer broken rules come first, then better scores, then what was taken later', () => {
  const broken = aShot(1, { yaw: 20 })
  const fair = aShot(2, { yaw: 4 })
  const good = aShot(3, { yaw: 0 })
  const same = aShot(4, { yaw: 0 })
  expect(bestFirst([broken, fair, good, same]).map(({ number }) => number)).toEqual([4, 3, 2, 1])
})

test('a crop that the officer moved is judged as it lies now', () => {
  const across = (left: number) =>
    measuresOf({ ...aShot(1, {}), crop: { left, top: 20, width: 480, height: 640 } }).find(
      ({ measure }) => measure === 'across',
    )
  expect(across(260)).toMatchObject({ value: 0.5, holds: true })
  expect(across(340)?.holds).toBe(false)
})

test('points are those of the kept picture', () => {
  expect(pointsIn(aShot(1, {}))).toMatchObject({ leftPupil: [270, 280], chin: [240, 380] })
  const large = { left: 100, top: 0, width: 2400, height: 3200 }
  expect(pointsIn(aShot(1, {}, { crop: large }))?.leftPupil).toEqual([215, 150])
  expect(pointsIn(aShot(1, {}, { look: null }))).toBeNull()
})

test('without a model nothing is measured', () => {
  expect(measuresOf(aShot(1, {}, { look: null }))).toEqual([])
})
