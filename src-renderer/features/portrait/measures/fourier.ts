/**
 * The discrete Fourier transform by halves (Cooley and Tukey), in place. Plain numbers and no small arrays in the loops: they
 * run a hundred thousand times in each full look.
 */

/** `re` and `im` hold one row of numbers; their length is a power of two. */
export function transform(re: Float64Array, im: Float64Array): void {
  const n = re.length
  reverseBits(re, im)
  for (let size = 2; size <= n; size *= 2) {
    const half = size / 2
    for (let k = 0; k < half; k++) {
      const turn = (-2 * Math.PI * k) / size
      const c = Math.cos(turn)
      const s = Math.sin(turn)
      for (let a = k; a < n; a += size) {
        const b = a + half
        const x = (re[b] ?? 0) * c - (im[b] ?? 0) * s
        const y = (re[b] ?? 0) * s + (im[b] ?? 0) * c
        const ar = re[a] ?? 0
        const ai = im[a] ?? 0
        re[b] = ar - x
        im[b] = ai - y
        re[a] = ar + x
        im[a] = ai + y
      }
    }
  }
}

function reverseBits(re: Float64Array, im: Float64Array): void {
  const n = re.length
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1
    for (; j & bit; bit >>= 1) j ^= bit
    j ^= bit
    if (i >= j) continue
    const r = re[i] ?? 0
    const m = im[i] ?? 0
    re[i] = re[j] ?? 0
    im[i] = im[j] ?? 0
    re[j] = r
    im[j] = m
  }
}

/** Power of a real square of `n` by `n` numbers at every pair of frequencies; row and column 0 are the lowest. */
export function powerOf(square: ArrayLike<number>, n: number): Float64Array {
  const re = Float64Array.from(square)
  const im = new Float64Array(n * n)
  for (let row = 0; row < n; row++)
    transform(re.subarray(row * n, (row + 1) * n), im.subarray(row * n, (row + 1) * n))
  const columnRe = new Float64Array(n)
  const columnIm = new Float64Array(n)
  const power = new Float64Array(n * n)
  for (let column = 0; column < n; column++) {
    for (let row = 0; row < n; row++) {
      columnRe[row] = re[row * n + column] ?? 0
      columnIm[row] = im[row * n + column] ?? 0
    }
    transform(columnRe, columnIm)
    for (let row = 0; row < n; row++)
      power[row * n + column] = (columnRe[row] ?? 0) ** 2 + (columnIm[row] ?? 0) ** 2
  }
  return power
}
