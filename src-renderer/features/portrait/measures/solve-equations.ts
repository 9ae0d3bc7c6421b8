/** Gauss's elimination with the largest pivot. Null where the equations do not decide. The arguments stay as they are. */
import { valueAt } from './shapes.ts'

export function solveEquations(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): number[] | null {
  let rows = matrix.map((row, i) => [...row, valueAt(right, i)])
  for (let column = 0; column < right.length; column++) {
    const size = (row: readonly number[]) => Math.abs(valueAt(row, column))
    const [pivot] = rows.slice(column).toSorted((a, b) => size(b) - size(a))
    if (pivot === undefined || !(size(pivot) >= 1e-9)) return null
    const lead = valueAt(pivot, column)
    const scaled = pivot.map((value) => value / lead)
    const others = rows
      .filter((row) => row !== pivot)
      .map((row) => without(row, scaled, valueAt(row, column)))
    rows = [...others.slice(0, column), scaled, ...others.slice(column)]
  }
  return rows.map((row) => valueAt(row, right.length))
}

const without = (row: readonly number[], other: readonly number[], times: number) =>
  row.map((value, i) => value - times * valueAt(other, i))
