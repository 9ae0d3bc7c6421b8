/** Previews on their way to the page: small, few, and never older than the newest. */
import type { GreyImage } from '../drivers/driver.ts'
import { encodePng } from './png.ts'

/** At most ten a second. */
const intervalMs = 100
const largestBytes = 65_536
/** A preview of noise does not compress; this many pixels stay below the limit even then. */
const mostPixels = 60_000

export interface Previews {
  readonly offer: (image: GreyImage) => void
  readonly stop: () => void
}

/** Tells the first at once, then the newest each 100 ms. */
export function createPreviews(tell: (png: Uint8Array<ArrayBuffer>) => void): Previews {
  let newest: GreyImage | null = null
  let timer: NodeJS.Timeout | undefined
  let isStopped = false

  const send = async () => {
    const image = newest
    newest = null
    timer = undefined
    if (image === null || isStopped) return
    timer = setTimeout(() => void send(), intervalMs)
    const png = await encodePng(shrunk(image), null)
    // Looked at again: the person may have lifted the finger while it was packed.
    if (!isStopped && png.length <= largestBytes) tell(png)
  }

  return {
    offer: (image) => {
      newest = image
      if (timer === undefined) void send()
    },
    stop: () => {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

/** Smaller by a whole factor, each pixel the mean of those it stands for. */
export function shrunk(image: GreyImage, most: number = mostPixels): GreyImage {
  const by = Math.ceil(Math.sqrt((image.width * image.height) / most))
  if (by <= 1) return image
  const [width, height] = [
    Math.max(1, Math.floor(image.width / by)),
    Math.max(1, Math.floor(image.height / by)),
  ]
  const pixels = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) pixels[y * width + x] = meanOf(image, x * by, y * by, by)
  }
  return { width, height, pixels }
}

function meanOf(image: GreyImage, left: number, top: number, size: number): number {
  let sum = 0
  for (let y = top; y < top + size; y += 1) {
    for (let x = left; x < left + size; x += 1) sum += image.pixels[y * image.width + x] ?? 255
  }
  return Math.round(sum / (size * size))
}
