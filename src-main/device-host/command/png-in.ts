/** Reads an 8-bit grey or RGB PNG as a grey picture, whatever the bytes are. */
import { inflateSync } from 'node:zlib'
import { decode } from 'fast-png'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { GrayImage, ImagingCode } from '../imaging.ts'
import { readPngParts, type PngParts } from './png-chunks.ts'

/** Memory: about three times the size of the pixels, at most 150 MB. */
export function readPng(bytes: Uint8Array): Result<GrayImage, ImagingCode> {
  const parts = readPngParts(bytes)
  if (!parts.ok) return parts
  const { width, height, channels, ppi, clean } = parts.value
  const inflated = inflatesAsItSays(parts.value)
  if (!inflated.ok) return inflated
  try {
    const { data } = decode(clean, { checkCrc: true })
    if (!(data instanceof Uint8Array) || data.length !== width * height * channels) return fail('bad-format')
    return ok({ width, height, ppi, pixels: channels === 1 ? data : toGrey(data) })
  } catch {
    return fail('bad-format')
  }
}

/**
 * fast-png inflates without a bound, so Node's zlib does it first, with one: a thousand times more than
 * the file can be packed into it. An interlaced picture has more row filters, at most 16 in a row of its own.
 */
function inflatesAsItSays({
  width,
  height,
  channels,
  interlaced,
  data,
}: PngParts): Result<void, ImagingCode> {
  const pixels = width * height * channels
  const [least, most] = interlaced ? [pixels, pixels + 16 * (height + 1)] : [pixels + height, pixels + height]
  try {
    const { length } = inflateSync(data, { maxOutputLength: most })
    return length >= least ? ok() : fail('truncated')
  } catch (error) {
    const ended = error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR'
    return fail(ended ? 'truncated' : 'bad-format')
  }
}

/** Luma after ITU-R BT.601, as every reader of colour fingerprints does. */
function toGrey(rgb: Uint8Array): Uint8Array {
  const pixels = new Uint8Array(rgb.length / 3)
  for (let i = 0; i < pixels.length; i += 1) {
    const [red = 0, green = 0, blue = 0] = rgb.subarray(3 * i, 3 * i + 3)
    pixels[i] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue)
  }
  return pixels
}
