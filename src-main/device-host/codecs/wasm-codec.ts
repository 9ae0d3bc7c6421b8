/**
 * Decoders that were compiled to WebAssembly: what a device sends is unpacked within their own bounded memory. A decoder
 * that fails keeps what it had taken, so an instance ends with its first failure, and after some pictures anyway.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { GreyImage } from '../../drivers/driver.ts'

interface Decoder {
  getEncodedBuffer(length: number): Uint8Array
  decode(): unknown
  getFrameInfo(): { readonly width: number; readonly height: number; readonly componentCount: number }
  /** Within the decoder's memory. */
  getDecodedBuffer(): ArrayLike<number>
  delete(): void
}

type Factory = (options: {
  wasmBinary: Uint8Array
  print: () => void
  printErr: () => void
}) => Promise<Readonly<Record<string, (new () => Decoder) | undefined>>>

export interface PictureSize {
  readonly width: number
  readonly height: number
  readonly components: number
}

/** No sensor of ours is larger; more is not unpacked. */
const mostPixels = 16_000_000
/** An instance takes 10 ms to start; a damaged picture that is unpacked all the same leaves less than 1 MB behind. */
const mostPictures = 32

/**
 * `read` answers null where the bytes are no picture of the size that `sizeOf` reads from their header. Colour
 * becomes grey. `glue` and `wasm` are what the package exports.
 */
export function createWasmCodec(
  name: string,
  glue: string,
  wasm: string,
  sizeOf: (bytes: Uint8Array) => PictureSize | null,
): (bytes: Uint8Array) => Promise<GreyImage | null> {
  let program: ReturnType<Factory> | null = null
  let pictures = 0
  let loaded: { readonly make: Factory; readonly wasmBinary: Uint8Array } | null = null
  const load = () => {
    const require = createRequire(import.meta.url)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the packages bring no types of their own
    return { make: require(glue) as Factory, wasmBinary: readFileSync(require.resolve(wasm)) }
  }
  const start = async () => {
    const { make, wasmBinary } = (loaded ??= load())
    pictures = 0
    return make({ wasmBinary, print: () => undefined, printErr: () => undefined })
  }

  return async (bytes) => {
    const size = sizeOf(bytes)
    if (size === null || size.width * size.height === 0 || size.width * size.height > mostPixels) return null
    const { [name]: Decode } = await (program ??= start())
    pictures += 1
    const image = Decode === undefined ? null : decodeBy(Decode, bytes, size)
    if (image === null || pictures >= mostPictures) program = null
    return image
  }
}

function decodeBy(Decode: new () => Decoder, bytes: Uint8Array, size: PictureSize): GreyImage | null {
  try {
    const decoder = new Decode()
    decoder.getEncodedBuffer(bytes.length).set(bytes)
    decoder.decode()
    const { width, height, componentCount } = decoder.getFrameInfo()
    if (width !== size.width || height !== size.height || componentCount !== size.components) return null
    const image = grey(decoder.getDecodedBuffer(), size)
    decoder.delete()
    return image
  } catch {
    // The decoder throws numbers at what it cannot read.
    return null
  }
}

function grey(decoded: ArrayLike<number>, { width, height, components }: PictureSize): GreyImage | null {
  const count = width * height
  if (decoded.length !== count * components) return null
  if (components === 1) return { width, height, pixels: new Uint8Array(decoded) }
  const pixels = new Uint8Array(count)
  for (let i = 0, at = 0; i < count; i += 1, at += components) {
    // ITU-R BT.601 luma.
    const [r, g, b] = [decoded[at] ?? 0, decoded[at + 1] ?? 0, decoded[at + 2] ?? 0]
    pixels[i] = Math.round(0.299 * r + 0.587 * g + 0.114 * b)
  }
  return { width, height, pixels }
}
