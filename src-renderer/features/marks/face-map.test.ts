import fc from 'fast-check'
import { expect, it } from 'vitest'
import { faceEdge, partsAt, pointOf } from './face-map.ts'
import { markPlaces, markText, readDistance, readMark } from './mark-text.ts'

const worded = (x: number, y: number) => markText({ kind: 'Sẹo chấm', ...partsAt({ x, y }) })

it.each([
  [1.2, 0, 'Sẹo chấm đầu mày trái'],
  [-1.2, 0, 'Sẹo chấm đầu mày phải'],
  [0.5, -0.7, 'Sẹo chấm C: 1cm trên trước đầu mày trái'],
  [-2.5, 8.2, 'Sẹo chấm C: 1cm dưới mép phải'],
  [0, 10, 'Sẹo chấm cằm'],
  [1, 10, 'Sẹo chấm C: 1cm sau cằm trái'],
])('words the point %d, %d as the cards do', (x, y, text) => {
  expect(worded(x, y)).toBe(text)
})

const anywhere = fc.record({
  x: fc.double({ min: faceEdge.left, max: faceEdge.right, noNaN: true }),
  y: fc.double({ min: faceEdge.top, max: faceEdge.bottom, noNaN: true }),
})

it('words every point of the face, and lays the wording where it was pointed at', () => {
  fc.assert(
    fc.property(anywhere, (point) => {
      const parts = { kind: 'Nốt ruồi', ...partsAt(point) }
      if (parts.distance !== '') expect(readDistance(parts.distance)).toBe(parts.distance)
      const back = pointOf(parts)
      // Half a centimetre of rounding, and an eighth of a circle of direction.
      const blur = 0.5 + 0.4 * Number(parts.distance.replace(',', '.') || 0)
      expect(Math.hypot((back?.x ?? 99) - point.x, (back?.y ?? 99) - point.y)).toBeLessThanOrEqual(blur)
      expect(readMark(markText(parts))).toEqual(parts)
    }),
  )
})

it('knows every place of the list', () => {
  for (const place of markPlaces)
    expect(pointOf({ kind: 'Sẹo', place, side: '', direction: '', distance: '' })).not.toBeNull()
})

it('reads no parts out of free words', () => {
  for (const text of ['', 'Hình xăm ở cổ', 'Sẹo', 'trán', 'Sẹo C: 7,3cm trên trán'])
    expect(readMark(text)).toBeNull()
})
