import fc from 'fast-check'
import { expect, test } from 'vitest'
import { solveEquations } from './solve-equations.ts'

test('solves what has one answer', () => {
  expect(
    solveEquations(
      [
        [0, 2],
        [3, 1],
      ],
      [4, 5],
    ),
  ).toEqual([1, 2])
})

test('says that it cannot where equations repeat each other or are no numbers', () => {
  expect(
    solveEquations(
      [
        [1, 2],
        [2, 4],
      ],
      [1, 2],
    ),
  ).toBeNull()
  expect(
    solveEquations(
      [
        [Number.NaN, 2],
        [2, 4],
      ],
      [1, 2],
    ),
  ).toBeNull()
})

test('the answer fulfils the equations', () => {
  const number = fc.double({ min: -9, max: 9, noNaN: true })
  const three = fc.tuple(number, number, number)
  fc.assert(
    fc.property(fc.tuple(three, three, three), three, (rows, right) => {
      // A heavy diagonal has one answer for sure.
      const matrix = rows.map((row, i) => row.map((value, k) => (i === k ? value + 40 : value)))
      const answer = solveEquations(matrix, right) ?? []
      for (const [i, row] of matrix.entries())
        expect(row.reduce((sum, value, k) => sum + value * (answer[k] ?? NaN), 0)).toBeCloseTo(
          right[i] ?? NaN,
          6,
        )
    }),
  )
})
