/** Pixels between canvases and JPEG. What is encoded here carries nothing but a picture: no place, no date, no thumbnail. */
import { clearShot } from '../../portrait/index.ts'
import type { Pixels } from './warp.ts'

const JPEG_QUALITY = 0.85
/** Writing is measured in the middle of the page, where it is. */
const MEASURED = 700

export function pixelsOf(canvas: HTMLCanvasElement): Pixels | null {
  const { width, height } = canvas
  const pixels = width === 0 ? undefined : canvas.getContext('2d')?.getImageData(0, 0, width, height)
  // A canvas that nobody shares has an ArrayBuffer of its own.
  return pixels === undefined ? null : { width, height, data: new Uint8ClampedArray(pixels.data) }
}

/** A part of at most 700 by 700 pixels around the middle. */
export function middleOf({ width, height, data }: Pixels): Pixels {
  const [w, h] = [Math.min(width, MEASURED), Math.min(height, MEASURED)]
  const [left, top] = [Math.floor((width - w) / 2), Math.floor((height - h) / 2)]
  const out = new Uint8ClampedArray(w * h * 4)
  for (let y = 0; y < h; y++) {
    const from = ((top + y) * width + left) * 4
    out.set(data.subarray(from, from + w * 4), y * w * 4)
  }
  return { width: w, height: h, data: out }
}

export function paint(canvas: HTMLCanvasElement, { width, height, data }: Pixels): void {
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0)
}

export async function jpegOf(canvas: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer> | null> {
  const blob = await new Promise<Blob | null>((settle) => canvas.toBlob(settle, 'image/jpeg', JPEG_QUALITY))
  return blob === null ? null : new Uint8Array(await blob.arrayBuffer())
}

export async function encode(pixels: Pixels): Promise<Uint8Array<ArrayBuffer> | null> {
  const canvas = document.createElement('canvas')
  paint(canvas, pixels)
  const jpeg = await jpegOf(canvas)
  clearShot(canvas)
  return jpeg
}
