/**
 * Finds pupil and iris in a near-infrared picture of an eye: first the dark disc with the sharpest edge (the search of
 * J. Daugman, "How iris recognition works", IEEE TCSVT 14(1), 2004, eq. 1), coarsely and then finely; from its
 * middle outwards the edge to the white, left and right, where lids seldom are.
 */
import type { GreyImage } from '../../drivers/driver.ts'
import { shrunk } from '../previews.ts'
import { around, everywhere, level, meanAt, shareOfEdge, sides, stepAt, type Circle } from './circle.ts'
import { withoutGlints } from './glints.ts'

export interface FoundEye {
  readonly pupil: Circle
  readonly iris: Circle
}

/** The coarse search is in a picture of about 160 x 120. */
const coarsePixels = 19_200
/** Grey levels from pupil to iris, and from iris to white, below which there is no edge to speak of. */
const leastPupilEdge = 20
const leastIrisEdge = 8
const lightestPupil = 90
/** A lid covers the upper part of many pupils; what has an edge only here and there is a shadow or lashes. */
const leastShare = 0.6
/** Radii of a pupil in the coarse picture, in pixels. */
const pupilRadii = { least: 3, most: 26 }
/** Of a picture that is dark all over not every place is looked at: a pupil fills a tenth of one that is too near. */
const mostPlaces = 400
/** How dark a pupil is, above the darkest place. */
const darkWithin = 30
/** An iris is so many times as wide as its pupil. */
const irisPerPupil = { least: 1.35, most: 5.5 }

/** Null where nothing looks like an open eye. */
export function findEye(picture: GreyImage): FoundEye | null {
  const image = withoutGlints(picture)
  const small = shrunk(image, coarsePixels)
  const scale = image.width / small.width
  const rough = findPupil(small)
  if (rough === null) return null
  const pupil = scale > 1 ? refined(image, rough, scale) : rough
  const iris = findIris(image, pupil)
  return iris === null ? null : { pupil, iris }
}

function findPupil(image: GreyImage): Circle | null {
  let best: Circle | null = null
  let bestStep = leastPupilEdge
  for (const { x, y } of darkPlaces(image)) {
    for (let r = pupilRadii.least; r <= pupilRadii.most; r += 1) {
      const step = stepAt(image, { x, y, r }, around, 1.5)
      if (step <= bestStep || !isPupil(image, { x, y, r })) continue
      bestStep = step
      best = { x, y, r }
    }
  }
  return best
}

/** Dark through and through, with an edge nearly all around, and on both sides, where no lid can be. */
function isPupil(image: GreyImage, circle: Circle): boolean {
  const least = leastPupilEdge / 2
  const inside = [0.3, 0.6].map((part) => meanAt(image, { ...circle, r: circle.r * part }, around) ?? 255)
  const left = stepAt(image, circle, level.left, 1.5)
  const right = stepAt(image, circle, level.right, 1.5)
  return (
    inside.every((grey) => grey <= lightestPupil) &&
    // In the slit of a blink a small circle has edges above and below it only.
    Math.min(left, right) >= Math.max(least, Math.max(left, right) / 2) &&
    shareOfEdge(image, circle, 1.5, least) >= leastShare
  )
}

/** Every second place whose surroundings are nearly as dark as the darkest, the darkest first. */
function darkPlaces(image: GreyImage): { x: number; y: number }[] {
  const places: { x: number; y: number; grey: number }[] = []
  for (let y = 4; y < image.height - 4; y += 2) {
    for (let x = 4; x < image.width - 4; x += 2) {
      places.push({ x, y, grey: meanOfNine(image, x, y) })
    }
  }
  const dark = places.filter(({ grey }) => grey <= lightestPupil).toSorted((a, b) => a.grey - b.grey)
  const limit = (dark[0]?.grey ?? 0) + darkWithin
  return dark.slice(0, mostPlaces).filter(({ grey }) => grey <= limit)
}

/** Of a place that is not at the edge and its neighbours, two away: a pupil is at least so large. */
function meanOfNine({ width, pixels }: GreyImage, x: number, y: number): number {
  let sum = 0
  for (let dy = -2; dy <= 2; dy += 2) {
    for (let dx = -2; dx <= 2; dx += 2) sum += pixels[(y + dy) * width + x + dx] ?? 255
  }
  return sum / 9
}

/** The same circle in the whole picture, to the pixel. */
function refined(image: GreyImage, rough: Circle, scale: number): Circle {
  const reach = Math.ceil(scale)
  const middle = scale / 2 - 0.5
  let best = { x: rough.x * scale + middle, y: rough.y * scale + middle, r: rough.r * scale }
  for (const stride of [reach, Math.max(1, reach >> 1), 1]) {
    const from = best
    let bestStep = -255
    for (const dx of [-stride, 0, stride]) {
      for (const dy of [-stride, 0, stride]) {
        for (const dr of [-stride, 0, stride]) {
          const circle = { x: from.x + dx, y: from.y + dy, r: from.r + dr }
          const step = stepAt(image, circle, everywhere, reach / 2)
          if (step <= bestStep) continue
          bestStep = step
          best = circle
        }
      }
    }
  }
  return best
}

function findIris(image: GreyImage, pupil: Circle): Circle | null {
  const left = edgeOfWhite(image, pupil, sides.left)
  const right = edgeOfWhite(image, pupil, sides.right)
  if (left === null || right === null) return null
  return { x: pupil.x + (right - left) / 2, y: pupil.y, r: (left + right) / 2 }
}

/** How far from the pupil's middle the white begins on one side. */
function edgeOfWhite(
  image: GreyImage,
  pupil: Circle,
  side: readonly (readonly [number, number])[],
): number | null {
  const reach = Math.max(1, pupil.r / 8)
  let best: number | null = null
  let bestStep = leastIrisEdge
  for (let r = pupil.r * irisPerPupil.least; r <= pupil.r * irisPerPupil.most; r += 1) {
    const step = stepAt(image, { ...pupil, r }, side, reach)
    if (step <= bestStep) continue
    bestStep = step
    best = r
  }
  return best
}
