/** Gauss's elimination with the largest pivot. Null where the equations do not decide. The arguments stay as they are. */
export function solveEquations(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): number[] | null {
  const n = right.length
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0])
  for (let i = 0; i < n; i++) {
    const pivot = rows.reduce(
      (best, row, k) => (k > i && Math.abs(row[i]!) > Math.abs(rows[best]![i]!) ? k : best),
      i,
    )
    ;[rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!]
    const lead = rows[i]![i]!
    if (!Number.isFinite(lead) || Math.abs(lead) < 1e-9) return null
    for (let k = 0; k < n; k++) {
      if (k === i) continue
      const factor = rows[k]![i]! / lead
      for (let j = i; j <= n; j++) rows[k]![j]! -= factor * rows[i]![j]!
    }
  }
  return rows.map((row, i) => row[n]! / row[i]!)
}
