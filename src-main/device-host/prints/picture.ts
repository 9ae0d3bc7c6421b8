/** A print as a scanner gives it: one picture of the glass, or the fingers that it has cut out of one. */
import type { SegmentedPrint } from '../../drivers/driver.ts'
import type { GrayImage } from '../imaging.ts'

export type Picture = GrayImage | SegmentedPrint

export const isSegmented = (picture: Picture): picture is SegmentedPrint => 'fingers' in picture

/** Of the picture, or of the largest of its fingers: what a record is described by. */
export function sizeOf(picture: Picture): { width: number; height: number; ppi: number } {
  const images = isSegmented(picture) ? picture.fingers : [picture]
  return {
    width: Math.max(...images.map(({ width }) => width)),
    height: Math.max(...images.map(({ height }) => height)),
    ppi: Math.max(...images.map(({ ppi }) => ppi)),
  }
}

/** Pixels of white between two fingers. */
const gap = 24

/** For the eyes: cut fingers side by side, in their order. It is never measured, compared or sent. */
export function sheetOf(picture: Picture): GrayImage {
  if (!isSegmented(picture)) return picture
  const { fingers } = picture
  const { height, ppi } = sizeOf(picture)
  const width = fingers.reduce((sum, finger) => sum + finger.width + gap, -gap)
  const pixels = new Uint8Array(width * height).fill(255)
  let left = 0
  for (const finger of fingers) {
    for (let y = 0; y < finger.height; y += 1)
      pixels.set(finger.pixels.subarray(y * finger.width, (y + 1) * finger.width), y * width + left)
    left += finger.width + gap
  }
  return { width, height, ppi, pixels }
}
