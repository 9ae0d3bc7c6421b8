/**
 * A made-up eye as a near-infrared iris camera sees it: skin, lids, lashes, white, iris, pupil, the glint of the
 * lamps. The iris has a pattern of its own for each seed; nobody has it. The same request gives the same picture.
 */
import type { Eye, GreyImage } from './driver.ts'
import { blurred, noiseAt } from './simulated-light.ts'

export interface EyePicture {
  readonly seed: number
  readonly eye: Eye
  readonly width: number
  readonly height: number
  /** Pixels; about 115 at 640x480 where the person stands right. */
  readonly irisRadius: number
  /** Of the iris, in pixels. */
  readonly centre: { readonly x: number; readonly y: number }
  /** 1 wide open, 0.9 usual, 0 shut. */
  readonly opening: number
  /** Of the pupil, in parts of the iris. */
  readonly pupil: number
  /** The pupil's way out of the iris's middle, in parts of the iris: somebody who looks past the camera. */
  readonly aside: number
  /** Blur by distance or movement: radius of a box, in pixels. */
  readonly blur: number
}

/** The lids meet below the middle of the iris. */
const lidsMeet = 0.35
/** Half the width of the eye's opening, in radii of the iris. */
const halfWidth = 2.3
const grey = { skin: 158, white: 196, iris: 108, pupil: 22, lash: 62, glint: 255 }
/** Grey levels of the sensor's noise, at most, up and down. */
const grain = 4

export function drawEye(picture: EyePicture): GreyImage {
  const { width, height, irisRadius, centre, seed, eye } = picture
  const iris = irisPattern(seed * 2 + (eye === 'left' ? 1 : 0), picture)
  const skin = skinOf(picture)
  const pixels = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    const v = (y - centre.y) / irisRadius
    for (let x = 0; x < width; x += 1)
      pixels[y * width + x] = greyAt((x - centre.x) / irisRadius, v, skin(x, y), picture, iris)
  }
  return withGrain(blurred({ width, height, pixels }, picture.blur), seed)
}

/** No eye at all: skin. */
export function drawSkin(width: number, height: number, seed: number): GreyImage {
  const skin = skinOf({ width, height, seed })
  const pixels = Uint8Array.from({ length: width * height }, (_, i) => skin(i % width, Math.floor(i / width)))
  return withGrain({ width, height, pixels }, seed)
}

function withGrain(image: GreyImage, seed: number): GreyImage {
  const pixels = image.pixels.map((value, i) => clamp(value + (noiseAt(i, seed, 99) - 0.5) * 2 * grain))
  return { ...image, pixels }
}

/** `u` and `v` in radii of the iris, from its middle. */
function greyAt(u: number, v: number, skin: number, picture: EyePicture, iris: IrisPattern): number {
  const arch = 1 - (u / halfWidth) ** 2
  const upper = lidsMeet - (lidsMeet + 1.02) * picture.opening * arch
  const lower = lidsMeet + (1.02 - lidsMeet) * picture.opening * arch
  if (arch <= 0 || v < upper || v > lower) return besideEye(u, upper - v, skin, picture)
  const shadow = Math.max(0, 1 - (v - upper) * 4) * 22
  return clamp(eyeballAt(u, v, picture, iris) - shadow)
}

function eyeballAt(u: number, v: number, { pupil, aside }: EyePicture, iris: IrisPattern): number {
  const white = grey.white - 26 * (u / halfWidth) ** 2
  const r = Math.hypot(u, v)
  if (r > 1.04) return white
  // Two lamps above the lens.
  for (const lamp of [-0.13, 0.13]) if (Math.hypot(u - aside - lamp, v + 0.1) < 0.05) return grey.glint
  const toPupil = Math.hypot(u - aside, v)
  const angle = Math.atan2(v, u - aside)
  const depth = Math.min(1, Math.max(0, (toPupil - pupil) / (1 - pupil)))
  const inner = mix(grey.pupil, iris(angle, depth), step(toPupil, pupil, 0.03))
  return mix(inner, white, step(r, 1, 0.04))
}

function besideEye(u: number, aboveLid: number, skin: number, { seed, opening }: EyePicture): number {
  if (Math.abs(u) < halfWidth && aboveLid > 0 && aboveLid < 0.28) {
    const root = (u + aboveLid * u * 0.35) * 22
    if (noiseAt(Math.floor(root), seed, 7) > 0.45 && Math.abs(root - Math.round(root)) < 0.28)
      return grey.lash
  }
  const crease = Math.abs(aboveLid - 0.5 - 0.2 * (1 - opening)) < 0.04 ? 22 : 0
  return clamp(skin - crease)
}

/** Uneven skin, as the sum of what changes across and what changes down: a drawing of every place would take its time. */
function skinOf({ width, height, seed }: Pick<EyePicture, 'width' | 'height' | 'seed'>) {
  const uneven = (length: number, line: number) =>
    Float32Array.from({ length }, (_, i) => 18 * (smoothNoise((i / width) * 7, line, seed, 64) - 0.5))
  const [across, down] = [uneven(width, 1), uneven(height, 2)]
  return (x: number, y: number) => grey.skin + (across[x] ?? 0) + (down[y] ?? 0)
}

/** Grey by angle in radians and depth: 0 at the pupil, 1 at the white. */
type IrisPattern = (angle: number, depth: number) => number

/** Rays, furrows and the ring around the pupil, as noise on a cylinder: it closes at the back. */
function irisPattern(seed: number, { pupil, irisRadius }: EyePicture): IrisPattern {
  const angles = Math.max(16, Math.round(irisRadius * 4.5))
  const depths = Math.max(4, Math.round(irisRadius * 0.4))
  const map = new Float32Array(angles * depths)
  for (let d = 0; d < depths; d += 1) {
    for (let a = 0; a < angles; a += 1) {
      const [turn, depth] = [a / angles, d / depths]
      const rays = 42 * (smoothNoise(turn * 72, depth * 2.5, seed, 72) - 0.5)
      const folds = 30 * (smoothNoise(turn * 24, depth * 5, seed + 1, 24) - 0.5)
      const fine = 20 * (smoothNoise(turn * 144, depth * 9, seed + 2, 144) - 0.5)
      const ring = 12 * Math.exp(-(((depth - 0.28 - pupil / 10) / 0.08) ** 2))
      map[d * angles + a] = grey.iris + rays + folds + fine + ring - 14 * depth
    }
  }
  return (angle, depth) => {
    const a = Math.floor(((angle / (2 * Math.PI) + 1) % 1) * angles)
    return map[Math.min(depths - 1, Math.floor(depth * depths)) * angles + a] ?? grey.iris
  }
}

/** Noise between lattice points; `period` points of the first coordinate are a whole turn. */
function smoothNoise(x: number, y: number, seed: number, period: number): number {
  const left = Math.floor(x)
  const top = Math.floor(y)
  const fx = ease(x - left)
  const near = left % period
  const far = (left + 1) % period
  const above = mix(noiseAt(near, top, seed), noiseAt(far, top, seed), fx)
  const below = mix(noiseAt(near, top + 1, seed), noiseAt(far, top + 1, seed), fx)
  return mix(above, below, ease(y - top))
}

const ease = (t: number) => t * t * (3 - 2 * t)
const mix = (a: number, b: number, t: number) => a + (b - a) * t
/** From 0 to 1 around `edge`, within `soft` on both sides. */
const step = (value: number, edge: number, soft: number) =>
  ease(Math.min(1, Math.max(0, (value - edge + soft) / (2 * soft))))
const clamp = (value: number) => Math.min(255, Math.max(0, Math.round(value)))
