/** Encoders that only a device has: JPEG 2000 for records, JPEG for the live view. */
import { createRequire } from 'node:module'
import type { GreyImage } from '../../src-main/drivers/driver.ts'

interface Encoder {
  getDecodedBuffer(frame: object): Uint8Array
  encode(): void
  getEncodedBuffer(): Uint8Array
  delete(): void
}
type Program<Name extends string> = Record<Name, new () => Encoder>

const require = createRequire(import.meta.url)
const silent = { print: () => undefined, printErr: () => undefined }
const programOf = <Name extends string>(glue: string) =>
  (require(glue) as (options: object) => Promise<Program<Name>>)(silent)

const openjpeg = programOf<'J2KEncoder'>('@cornerstonejs/codec-openjpeg/wasmjs')
const libjpeg = programOf<'JPEGEncoder'>('@cornerstonejs/codec-libjpeg-turbo-8bit/wasmjs')

export const encodeJpeg2000 = async (image: GreyImage) => encode(new (await openjpeg).J2KEncoder(), image)
export const encodeJpeg = async (image: GreyImage) => encode(new (await libjpeg).JPEGEncoder(), image)

function encode(encoder: Encoder, { width, height, pixels }: GreyImage): Uint8Array {
  const frame = { width, height, bitsPerSample: 8, componentCount: 1, isSigned: false }
  encoder.getDecodedBuffer({ ...frame, isUsingColorTransform: false }).set(pixels)
  encoder.encode()
  const encoded = encoder.getEncodedBuffer().slice()
  encoder.delete()
  return encoded
}
