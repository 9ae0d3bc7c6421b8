/**
 * Signs that a face was taken from a screen or a print: both are made of a raster, and a raster, or its beat with the
 * camera's own, is a wave of one frequency, which skin does not have. Pure.
 */
import { powerOf } from './fourier.ts'
import { luminance } from './light.ts'
import { valueAt, type Pixels } from './shapes.ts'

/** Side of the square that is looked at, a power of two. */
const SIDE = 128
/** Waves of these many turns across the square: longer ones are features of a face, shorter ones the camera's sharpening. */
const LONGEST = 16
const SHORTEST = 58

/** The middle of the face, windowed so that its edges make no waves of their own; null where it leaves the frame. */
function windowed({ width, height, data }: Pixels): Float64Array | null {
  const [left, top] = [(width - SIDE) >> 1, (height - SIDE) >> 1]
  const hann = Float64Array.from(
    { length: SIDE },
    (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / SIDE),
  )
  const out = new Float64Array(SIDE * SIDE)
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) {
      const at = ((top + y) * width + left + x) * 4
      if (data[at + 3] !== 255) return null
      out[y * SIDE + x] = luminance(data, at) * valueAt(hann, x) * valueAt(hann, y)
    }
  return out
}

/** An edge, such as a shadow's, is strong at all lengths across it: these much longer and shorter waves of the same direction tell. */
const LONGER = 0.78
const SHORTER = 1.28

/**
 * How far the strongest single wave stands out among waves of its own length and those of its own direction, in decades of power.
 * From a patch of at least 128 by 128; null where the face leaves the frame.
 */
export function rasterOf(detail: Pixels): number | null {
  const square = windowed(detail)
  if (square === null) return null
  const power = powerOf(square, SIDE)
  const at = (u: number, v: number) => power[placeOf(u, v)] ?? 0
  let most = 0
  for (const { places, us, vs } of rings) {
    const powers = Float64Array.from(places, (place) => power[place] ?? 0)
    const usual = Float64Array.from(powers).sort()[powers.length >> 1] ?? 0
    for (let i = 0; i < powers.length; i++) {
      const u = us[i] ?? 0
      const v = vs[i] ?? 0
      const beside = Math.max(usual, at(u * LONGER, v * LONGER), at(u * SHORTER, v * SHORTER))
      if (beside > 0) most = Math.max(most, (powers[i] ?? 0) / beside)
    }
  }
  return most === 0 ? 0 : Math.log10(most)
}

/** Where a wave of so many turns across and down has its power; the square repeats beyond its edges. */
const placeOf = (u: number, v: number) =>
  ((Math.round(v) + SIDE) % SIDE) * SIDE + ((Math.round(u) + SIDE) % SIDE)

/** The waves that are looked at, two lengths to a ring; the other half of the plane repeats this one. */
const rings = ringsOf()

function ringsOf() {
  const found = new Map<number, { places: number[]; us: number[]; vs: number[] }>()
  for (let v = -SIDE / 2; v < SIDE / 2; v++)
    for (let u = 0; u < SIDE / 2; u++) {
      const length = Math.hypot(u, v)
      if (length < LONGEST || length > SHORTEST) continue
      const ring = found.get(Math.round(length / 2)) ?? { places: [], us: [], vs: [] }
      found.set(Math.round(length / 2), ring)
      ring.places.push(placeOf(u, v))
      ring.us.push(u)
      ring.vs.push(v)
    }
  return [...found.values()]
}
