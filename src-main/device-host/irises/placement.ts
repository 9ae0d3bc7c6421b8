/** What a preview says of how the person stands, and the one thing to do about it. */
import type { Eye, IrisGuide, IrisPlacement } from '../../contract/records/iris-check.ts'
import type { GreyImage } from '../../drivers/driver.ts'
import { shrunk } from '../previews.ts'
import { findEye, type FoundEye } from './find-eye.ts'
import { measureEye } from './measure.ts'

/** Radii of an iris in parts of a pane's width; 0.18 is 115 pixels of 640. */
const radius = { least: 0.14, most: 0.25 }
/** So far from the middle, in parts of the pane's width, an iris may be. */
const offCentre = { across: 0.13, up: 0.1 }
/** Percent of the iris that lids leave. Below the first it hides all other reasons: a blink looks like a far eye. */
const usable = { blink: 40, least: 70 }
const straight = 90
/** 160 x 120. */
const panePixels = 19_200

/** `eyes` are the equal panes of the preview from left to right. */
export function placementOf(preview: GreyImage, eyes: readonly Eye[]): IrisPlacement {
  // Whatever the camera shows, the work of a look stays the same.
  const small = shrunk(preview, panePixels * eyes.length)
  const seen = panesOf(small, eyes.length).map((pane) => {
    const found = findEye(pane)
    return found === null ? null : { ...found, ...shareOf(pane, found), measures: measureEye(pane, found) }
  })
  return {
    guide: guideOf(seen),
    panes: eyes.map((eye, i) => ({ eye, iris: seen[i]?.share ?? null })),
  }
}

interface Seen {
  /** In parts of the pane's width; `x` and `y` of the iris from the pane's corner. */
  readonly share: { readonly x: number; readonly y: number; readonly r: number }
  /** From the pane's middle, in parts of its width, to the right and down. */
  readonly from: { readonly x: number; readonly y: number }
  readonly measures: ReturnType<typeof measureEye>
}

function shareOf({ width, height }: GreyImage, { iris }: FoundEye): Pick<Seen, 'share' | 'from'> {
  return {
    share: { x: iris.x / width, y: iris.y / width, r: iris.r / width },
    from: { x: (iris.x - width / 2) / width, y: (iris.y - height / 2) / width },
  }
}

/** The person's left is the picture's right. */
function guideOf(seen: readonly (Seen | null)[]): IrisGuide {
  const eyes = seen.filter((one) => one !== null)
  const mean = (of: (one: Seen) => number) => eyes.reduce((sum, one) => sum + of(one), 0) / eyes.length
  const least = (of: (one: Seen) => number) => Math.min(...eyes.map(of))
  if (eyes.length === 0) return 'no-eyes'
  const area = least(({ measures }) => measures['usable-area'])
  if (area < usable.blink) return 'open-eyes'
  if (eyes.length < seen.length) return 'one-eye'
  const size = mean(({ share }) => share.r)
  if (size < radius.least) return 'come-closer'
  if (size > radius.most) return 'step-back'
  const across = mean(({ from }) => from.x)
  if (Math.abs(across) > offCentre.across) return across > 0 ? 'move-right' : 'move-left'
  const down = mean(({ from }) => from.y)
  if (Math.abs(down) > offCentre.up) return down > 0 ? 'move-up' : 'move-down'
  if (area < usable.least) return 'open-eyes'
  return least(({ measures }) => measures.gaze) < straight ? 'look-here' : 'hold'
}

/** Equal parts side by side. */
export function panesOf({ width, height, pixels }: GreyImage, count: number): GreyImage[] {
  const wide = Math.floor(width / count)
  return Array.from({ length: count }, (_, i) => {
    const pane = new Uint8Array(wide * height)
    for (let y = 0; y < height; y += 1)
      pane.set(pixels.subarray(y * width + i * wide, y * width + (i + 1) * wide), y * wide)
    return { width: wide, height, pixels: pane }
  })
}
