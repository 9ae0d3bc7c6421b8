import fc from 'fast-check'
import { expect, test } from 'vitest'
import { windowAt } from './use-row-window.ts'

test('every row that can be seen is drawn, at any scroll, size and height of rows, and not many more', () => {
  const size = fc.integer({ min: 20, max: 3000 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), size, size, (scrollTop, height, rowHeight) => {
      const { first, last } = windowAt(scrollTop, height, rowHeight)
      expect(first).toBeLessThanOrEqual(Math.floor(scrollTop / rowHeight))
      expect(last).toBeGreaterThanOrEqual(Math.floor((scrollTop + height) / rowHeight))
      expect(last - first).toBeLessThanOrEqual(height / rowHeight + 60)
    }),
  )
})
