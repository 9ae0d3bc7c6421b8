import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testFace } from '../measures/test-face.ts'
import { inFrame, SQUARE, trackFollowed, trackFound } from './face-track.ts'

test('the next square lies around the face, with the room that the detector gave', () => {
  // Its outline is 110 wide and 160 high about (300, 220).
  const track = trackFound(testFace(300, 200), 240, 2)
  expect(track.square).toEqual({ left: 180, top: 100, side: 240 })
  expect(track.faces).toBe(2)
})

test('a face that comes closer or moves takes its square along', () => {
  const number = fc.double({ min: -300, max: 300, noNaN: true })
  fc.assert(
    fc.property(number, number, fc.double({ min: 0.5, max: 2, noNaN: true }), (dx, dy, size) => {
      const before = trackFound(testFace(300, 200), 240, 1)
      const moved = testFace(300, 200).map(({ x, y, z }) => ({ x: x * size + dx, y: y * size + dy, z }))
      const { square } = trackFollowed(before, moved)
      expect(square.side).toBeCloseTo(240 * size)
      expect(square.left).toBeCloseTo(180 * size + dx)
      expect(square.top).toBeCloseTo(100 * size + dy)
    }),
  )
})

test('points of the square come to lie in the frame where the square was cut', () => {
  const square = { left: 100, top: 50, side: SQUARE * 2 }
  const corners = [
    { x: 0, y: 0, z: 3 },
    { x: SQUARE, y: SQUARE / 2, z: -1 },
  ]
  expect(inFrame(corners, square, 2)).toEqual([
    { x: 100, y: 50, z: 6 },
    { x: 100 + 2 * SQUARE, y: 50 + SQUARE, z: -2 },
  ])
})
