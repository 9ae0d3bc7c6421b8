import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Values } from '../measures/rules.ts'
import type { Look } from '../worker/messages.ts'
import { coach, HOLD_MS, start, type CoachState } from './coach.ts'

const good: Values = {
  faces: 1,
  eyeDistance: 140,
  headSize: 0.35,
  across: 0.5,
  eyeLine: 0.58,
  yaw: 1,
  pitch: 0,
  roll: 0,
  eyesOpen: 0.1,
  gaze: 1,
  mouthClosed: 0.01,
  expression: 0.8,
  sharpness: 0.8,
  motion: 0.02,
  brightness: 0.6,
  evenLight: 0.9,
}

const aLook = (change: Partial<Look> = {}, values: Values = {}): Look => ({
  depth: 'full',
  width: 1280,
  height: 720,
  isDark: false,
  frozenMs: 0,
  turned: 0,
  values: { ...good, ...values },
  face: null,
  points: null,
  tookMs: 50,
  ...change,
})

/** Looks every 100 ms; the states after each. */
function walk(looks: readonly Look[], from: CoachState = start): CoachState[] {
  const states: CoachState[] = []
  looks.forEach((look, i) => states.push(coach(states.at(-1) ?? from, look, i * 100, true)))
  return states
}
const repeat = (look: Look, times: number) => Array.from({ length: times }, () => look)

test('takes the picture once everything has held for 0.7 s, and not again until it has held anew', () => {
  const fires = walk(repeat(aLook(), 20))
    .map(({ fires }, i) => (fires ? i * 100 : null))
    .filter((at) => at !== null)
  expect(fires).toEqual([HOLD_MS, 2 * HOLD_MS + 100])
})

test('one bad look starts the time anew', () => {
  const states = walk([...repeat(aLook(), 7), aLook({}, { yaw: 20 }), ...repeat(aLook(), 7)])
  expect(states.some(({ fires }) => fires)).toBe(false)
  expect(states[6]?.progress).toBeCloseTo(6 / 7)
  expect(states[7]?.progress).toBe(0)
})

test('quick looks alone never take a picture: eyes and light must have been seen', () => {
  expect(walk(repeat(aLook({ depth: 'quick' }), 30)).some(({ fires }) => fires)).toBe(false)
})

test('says the most useful word first', () => {
  const hint = (values: Values) => walk([aLook({}, values)])[0]?.hint
  expect(hint({ faces: 0 })).toBe('no-face')
  expect(hint({ faces: 2, yaw: 30 })).toBe('two-faces')
  expect(hint({ eyeDistance: 60, yaw: 30, mouthClosed: 1 })).toBe('come-closer')
  expect(hint({ headSize: 0.5 })).toBe('step-back')
  expect(hint({ yaw: 9 })).toBe('turn-right')
  expect(hint({ yaw: -9 })).toBe('turn-left')
  expect(hint({ pitch: 9, eyesOpen: 0 })).toBe('chin-up')
  expect(hint({ eyesOpen: 0.01, mouthClosed: 1 })).toBe('open-eyes')
  expect(hint({ evenLight: 0.1, sharpness: 0 })).toBe('even-light')
  expect(hint({})).toBe('hold')
})

test('a fault of the camera comes before every word to the citizen', () => {
  const hint = (change: Partial<Look>) => walk([aLook(change, { faces: 0 })])[0]?.hint
  expect(hint({ isDark: true })).toBe('camera-dark')
  expect(hint({ frozenMs: 3000 })).toBe('camera-frozen')
  expect(hint({ turned: 90 })).toBe('camera-turned')
  expect(hint({ width: 320, height: 240 })).toBe('camera-small')
})

test('a warning is measured and stands in nobody’s way', () => {
  const states = walk(repeat(aLook({}, { raster: 9, glasses: 0.9 }), 8))
  expect(states.at(-1)?.fires).toBe(true)
  expect(states.at(-1)?.measures.find(({ measure }) => measure === 'raster')).toMatchObject({
    holds: false,
    isWarning: true,
  })
})

test('a word is not taken back at once, but praise is never held back', () => {
  const words = walk([
    aLook({}, { yaw: 9 }),
    aLook({}, { pitch: 9 }),
    ...repeat(aLook({}, { pitch: 9 }), 9),
  ]).map(({ hint }) => hint)
  expect(words.slice(0, 9)).toEqual(Array.from({ length: 9 }, () => 'turn-right'))
  expect(words[9]).toBe('chin-up')
  expect(walk([aLook({}, { yaw: 9 }), aLook()]).map(({ hint }) => hint)).toEqual(['turn-right', 'hold'])
})

test('what held is let go only beyond its limit', () => {
  const hints = (second: number) =>
    walk([aLook({}, { yaw: 4.9 }), aLook({}, { yaw: second })]).map(({ hint }) => hint)
  expect(hints(5.3)).toEqual(['hold', 'hold'])
  expect(hints(6)).toEqual(['hold', 'turn-right'])
  expect(walk([aLook({}, { yaw: 5.3 })])[0]?.hint).toBe('turn-right')
})

test('whatever is seen, it never fires on a look that breaks a rule', () => {
  const value = fc.oneof(fc.constant(null), fc.double({ min: -90, max: 200, noNaN: true }))
  const seen = fc.record({ yaw: value, faces: fc.nat(3), sharpness: value, quick: fc.boolean() })
  fc.assert(
    fc.property(fc.array(seen, { maxLength: 40 }), (all) => {
      const looks = all.map(({ quick, ...values }) => aLook({ depth: quick ? 'quick' : 'full' }, values))
      for (const state of walk(looks))
        if (state.fires) expect(state.measures.every(({ holds, isWarning }) => holds || isWarning)).toBe(true)
    }),
  )
})
