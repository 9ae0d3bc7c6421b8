/** The geometry of a 3:4 crop. Everything in pixels of the source; pure. */
export interface Size {
  readonly width: number
  readonly height: number
}
export interface Crop extends Size {
  readonly left: number
  readonly top: number
}

/** Width by height of a portrait. */
const RATIO = 3 / 4
/** The contract's floor and the size that is wanted where the source has it. */
export const SMALLEST: Size = { width: 480, height: 640 }
export const WANTED: Size = { width: 1200, height: 1600 }
const PRINT: Size = { width: 800, height: 1200 }

/** Null where the source cannot hold the smallest portrait without being enlarged. */
export function firstCrop(source: Size): Crop | null {
  const height = Math.min(source.height, Math.floor(source.width / RATIO))
  const crop = sized(height)
  if (crop.width < SMALLEST.width || crop.height < SMALLEST.height) return null
  return {
    ...crop,
    left: Math.round((source.width - crop.width) / 2),
    top: Math.round((source.height - crop.height) / 2),
  }
}

/** Moves by a part of the crop's own size and stays inside the source. */
export function moveCrop(crop: Crop, source: Size, dx: number, dy: number): Crop {
  return placed(crop, source, crop.left + dx, crop.top + dy)
}

/** Zooms around the middle; `factor` above 1 comes closer. Never smaller than the smallest portrait. */
export function zoomCrop(crop: Crop, source: Size, factor: number): Crop {
  const largest = firstCrop(source)
  if (largest === null) return crop
  const height = Math.min(largest.height, Math.max(SMALLEST.height, Math.round(crop.height / factor)))
  const next = sized(height)
  const left = crop.left + (crop.width - next.width) / 2
  const top = crop.top + (crop.height - next.height) / 2
  return placed(next, source, left, top)
}

/** The size of the stored picture: the crop itself, made smaller to the wanted size, never larger. */
export function outputSize(crop: Size): Size {
  return crop.width > WANTED.width ? WANTED : { width: crop.width, height: crop.height }
}

/** The largest 3:4 size of at most this height: multiples of 3 and 4, so the ratio is exact. */
export function sized(height: number): Size {
  const unit = Math.floor(height / 4)
  return { width: unit * 3, height: unit * 4 }
}

export function placed(size: Size, source: Size, left: number, top: number): Crop {
  return {
    width: size.width,
    height: size.height,
    left: Math.round(Math.min(Math.max(0, left), source.width - size.width)),
    top: Math.round(Math.min(Math.max(0, top), source.height - size.height)),
  }
}

/** The 2:3 cut for the card: as high as the portrait, the eyes in the middle where there is room. */
export function printCrop(crop: Crop, eyesX: number | null): Crop {
  const unit = Math.floor(crop.height / 3)
  const [width, height] = [unit * 2, unit * 3]
  const left = (eyesX ?? crop.left + crop.width / 2) - width / 2
  return {
    width,
    height,
    left: Math.round(Math.min(Math.max(crop.left, left), crop.left + crop.width - width)),
    top: crop.top,
  }
}

/** 20 x 30 mm at more than 1000 dpi; a smaller source stays as it is. */
export function printSize(crop: Size): Size {
  return crop.width > PRINT.width ? PRINT : { width: crop.width, height: crop.height }
}
