/**
 * Measures a picture of an eye by simple means of our own, after the quality components of ISO/IEC 29794-6:2015, clause
 * 6. Units are percent but for the radius, in pixels.
 */
import type { IrisMeasure } from '../../contract/records/iris-check.ts'
import type { GreyImage } from '../../drivers/driver.ts'
import { around, everywhere, greyAt, meanAt, sides, type Circle } from './circle.ts'
import type { FoundEye } from './find-eye.ts'
import { sharpnessOf } from './sharpness.ts'

export type Measures = Readonly<Record<IrisMeasure, number>>

export function measureEye(image: GreyImage, eye: FoundEye): Measures {
  const { pupil, iris } = eye
  const ring = ringOf(image, eye)
  const dark = meanAt(image, { ...pupil, r: pupil.r * 0.6 }, around) ?? 0
  const grey = medianOf(ring.sides)
  const white = meanAt(image, { ...iris, r: iris.r * 1.18 }, sides.both) ?? grey
  return {
    radius: iris.r,
    'usable-area': (100 * ring.usable.length) / Math.max(1, ring.asked),
    'pupil-contrast': pupilContrast(grey, dark),
    'white-contrast': (100 * Math.abs(white - grey)) / Math.max(1, white + grey - 2 * dark),
    'pupil-ratio': (100 * pupil.r) / iris.r,
    gaze: 100 * (1 - Math.hypot(pupil.x - iris.x, pupil.y - iris.y) / iris.r),
    margin: marginOf(image, iris),
    sharpness: sharpnessOf(image, iris, ring.usable),
  }
}

/** Weber's contrast, pressed into 0 to 100 as 29794-6 does (6.2.3). */
function pupilContrast(iris: number, pupil: number): number {
  const weber = Math.abs(iris - pupil) / (20 + pupil)
  return (100 * weber) / (0.75 + weber)
}

interface Ring {
  /** Places between pupil and white; those beside the picture are asked for as well. */
  readonly asked: number
  readonly usable: readonly { readonly x: number; readonly y: number }[]
  /** Grey of its left and right parts. */
  readonly sides: readonly number[]
}

/** So far from the iris's own grey, in grey levels, skin and lashes are and its own pattern in the mean is not. */
const alien = 20

/**
 * Lids, lashes and glints differ from the iris's own grey, which its left and right parts show. Compared is the mean of
 * a few places beside each other: one alone may be as dark or light as the iris's pattern makes it.
 */
function ringOf(image: GreyImage, { pupil, iris }: FoundEye): Ring {
  const steps = Math.max(6, Math.min(32, Math.round((iris.r - pupil.r) / 3)))
  const rings = Array.from({ length: steps }, (_, i) => (i + 0.5) / steps).map((depth) =>
    everywhere.map(([cos, sin]) => {
      const r = pupil.r * 1.06 + depth * (iris.r * 0.95 - pupil.r * 1.06)
      // From the pupil's middle at the pupil to the iris's middle at the white.
      const x = pupil.x + depth * (iris.x - pupil.x) + r * cos
      const y = pupil.y + depth * (iris.y - pupil.y) + r * sin
      return { x, y, sin, grey: greyAt(image, x, y) }
    }),
  )
  const atSides = rings
    .flat()
    .flatMap(({ sin, grey }) => (Math.abs(sin) < 0.5 && grey !== null ? [grey] : []))
  const median = medianOf(atSides)
  return {
    asked: rings.length * everywhere.length,
    usable: rings.flatMap((ring, depth) =>
      ring.filter(
        (place, turn) => place.grey !== null && Math.abs(meanAround(rings, depth, turn) - median) <= alien,
      ),
    ),
    sides: atSides,
  }
}

/** Mean of the places up to one ring and four directions away that are in the picture. */
function meanAround(
  rings: readonly (readonly { readonly grey: number | null }[])[],
  depth: number,
  turn: number,
): number {
  let sum = 0
  let count = 0
  for (const ring of rings.slice(Math.max(0, depth - 1), depth + 2)) {
    for (let d = -4; d <= 4; d += 1) {
      const grey = ring[(turn + d + ring.length) % ring.length]?.grey ?? null
      if (grey === null) continue
      sum += grey
      count += 1
    }
  }
  return count === 0 ? 0 : sum / count
}

/** Room around the iris: 0.6 of its radius left and right, 0.2 above and below is 100 (29794-6, 6.2.9). */
function marginOf({ width, height }: GreyImage, { x, y, r }: Circle): number {
  const sideways = Math.min(x - r, width - 1 - x - r) / (0.6 * r)
  const upright = Math.min(y - r, height - 1 - y - r) / (0.2 * r)
  return 100 * Math.max(0, Math.min(1, sideways, upright))
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}
