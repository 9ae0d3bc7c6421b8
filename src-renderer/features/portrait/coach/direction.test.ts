import { expect, test } from 'vitest'
import { directionOf } from './direction.ts'

test('the citizen’s left is left in the mirror and right in the camera’s picture', () => {
  expect(directionOf('turn-left', true)).toBe('left')
  expect(directionOf('turn-left', false)).toBe('right')
  expect(directionOf('tilt-right', false)).toBe('tilt-left')
  expect(directionOf('chin-up', false)).toBe('up')
  expect(directionOf('open-eyes', true)).toBeNull()
})
