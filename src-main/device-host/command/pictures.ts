/** Pictures from and to files: what comes in is told by its first bytes, what goes out by the ending of the name. */
import { extname } from 'node:path'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { GrayImage, Imaging, ImagingResult } from '../imaging.ts'
import { encodePng } from '../png.ts'
import type { Failure } from './failure.ts'
import { readBytes, writeBytes } from './files.ts'
import { PNG_SIGNATURE } from './png-chunks.ts'

export type Ending = 'pgm' | 'png' | 'wsq'

const begins = (bytes: Uint8Array, start: Uint8Array) => start.every((byte, i) => bytes[i] === byte)
const WSQ_START = Uint8Array.of(0xff, 0xa0)
const NETPBM_START = Uint8Array.of(0x50)

/** An answer of the engine about one file. */
export function of<T>(file: string, answer: ImagingResult<T>): Result<T, Failure> {
  return answer.ok ? answer : fail({ file, code: answer.error.code })
}

export async function readPicture(imaging: Imaging, file: string): Promise<Result<GrayImage, Failure>> {
  const bytes = readBytes(file)
  return bytes.ok ? decodePicture(imaging, file, bytes.value) : bytes
}

export async function decodePicture(
  imaging: Imaging,
  file: string,
  bytes: Uint8Array,
): Promise<Result<GrayImage, Failure>> {
  if (begins(bytes, WSQ_START)) return of(file, await imaging.decodeWsq({ bytes }))
  if (begins(bytes, NETPBM_START)) return of(file, await imaging.readPgm({ bytes }))
  if (!begins(bytes, PNG_SIGNATURE)) return fail({ file, code: 'unknown-format' })
  // Loaded only where it is needed: it takes as long as a hundred prints.
  const { readPng } = await import('./png-in.ts')
  const image = readPng(bytes)
  return image.ok ? image : fail({ file, code: image.error })
}

/** `null` where the name ends in none of `allowed`. */
export function endingOf(file: string, allowed: readonly Ending[] = ['pgm', 'png', 'wsq']): Ending | null {
  const ending = extname(file).slice(1).toLowerCase()
  return allowed.find((one) => one === ending) ?? null
}

/** Gives the number of bytes written. */
export async function writePicture(
  imaging: Imaging,
  file: string,
  image: GrayImage,
): Promise<Result<number, Failure>> {
  const ending = endingOf(file)
  if (ending === null) return fail({ file, code: 'unknown-ending' })
  const bytes = of(file, await encodeAs(imaging, ending, image))
  if (!bytes.ok) return bytes
  const written = writeBytes(file, bytes.value)
  return written.ok ? ok(bytes.value.length) : written
}

async function encodeAs(
  imaging: Imaging,
  ending: Ending,
  image: GrayImage,
): Promise<ImagingResult<Uint8Array>> {
  switch (ending) {
    case 'pgm':
      return imaging.writePgm({ image })
    case 'wsq':
      return imaging.encodeWsq({ image })
    case 'png':
      return ok(await encodePng(image, image.ppi))
  }
}
