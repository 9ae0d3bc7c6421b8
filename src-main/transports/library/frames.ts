/**
 * The bytes between the device host and a helper: a big-endian length, then so many bytes. What a helper sends was made
 * by a maker's library and is hostile: readers answer null and never throw. The table is in README.md.
 */
import type { LibraryDevice, LibraryImage } from './library-link.ts'

export type Command =
  | { readonly verb: 'list' }
  | { readonly verb: 'open'; readonly id: string }
  | {
      readonly verb: 'finger' | 'iris'
      readonly device: number
      /** Of a print, or the set of eyes: 1 right, 2 left, 3 both. */
      readonly position: number
      readonly isRolled: boolean
      readonly timeoutMs: number
    }
  | { readonly verb: 'cancel' }
  | { readonly verb: 'close'; readonly device: number }

const verbs = { list: 1, open: 2, finger: 3, iris: 4, cancel: 5, close: 6 } as const

/** `ask` numbers the command and comes back with its answers; of a cancel, it is the capture's. */
export function writeCommand(command: Command, ask: number): Uint8Array {
  const b = Buffer.alloc(80)
  let at = b.writeUInt8(verbs[command.verb], 4)
  at = b.writeUInt32BE(ask, at)
  if (command.verb === 'open') {
    const id = Buffer.from(command.id, 'latin1').subarray(0, 63)
    at = b.writeUInt8(id.length, at)
    at += id.copy(b, at)
  }
  if ('device' in command) at = b.writeUInt32BE(command.device, at)
  if ('position' in command) {
    at = b.writeUInt8(command.position, at)
    at = b.writeUInt8(command.isRolled ? 1 : 0, at)
    at = b.writeUInt32BE(command.timeoutMs, at)
  }
  b.writeUInt32BE(at - 4, 0)
  return b.subarray(0, at)
}

const outcomes = [
  'ok',
  'gone',
  'timeout',
  'busy',
  'cancelled',
  'unsupported',
  'failed',
  'nonsense',
  'bad-image',
  'not-open',
] as const satisfies readonly string[]
const loadings = ['ok', 'cannot-load', 'no-library', 'other-version'] as const

export type Answer =
  /** The first frame of a helper; `version` is the library's, major and minor. */
  | { kind: 'loaded'; how: (typeof loadings)[number]; version: string; why: string }
  | { kind: 'listed'; ask: number; device: LibraryDevice }
  | { kind: 'opened'; ask: number; handle: number; device: LibraryDevice }
  | { kind: 'image'; ask: number; image: LibraryImage }
  /** The last answer to every command but a cancel. */
  | { kind: 'done'; ask: number; outcome: (typeof outcomes)[number]; why: string }

/** What one length may be: an image of 16 million pixels and its head. */
export const longestAnswer = (1 << 24) + 64

/** One frame without its length. The pixels of an image are not copied. */
export function readAnswer(frame: Uint8Array): Answer | null {
  const reader = createReader(frame)
  const kind = reader.u8()
  const ask = reader.u32()
  const answer = readBody(kind, ask, reader)
  return reader.isAtEnd() ? answer : null
}

function readBody(kind: number, ask: number, r: Reader): Answer | null {
  switch (kind) {
    case 0x81: {
      const how = loadings[r.u8()]
      const version = r.u32()
      const why = readable(r.text())
      return how === undefined
        ? null
        : { kind: 'loaded', how, version: `${version >>> 16}.${version & 0xffff}`, why }
    }
    case 0x82:
      return { kind: 'listed', ask, device: readDevice(r) }
    case 0x83:
      return { kind: 'opened', ask, handle: r.u32(), device: readDevice(r) }
    case 0x84:
      return readImage(ask, r)
    case 0x85: {
      const outcome = outcomes[r.u8()]
      const why = readable(r.text())
      return outcome === undefined ? null : { kind: 'done', ask, outcome, why }
    }
    default:
      return null
  }
}

const kinds = [null, 'fingerprint', 'iris'] as const

function readDevice(r: Reader): LibraryDevice {
  const kind = kinds[r.u32()] ?? null
  const isSimulated = (r.u32() & 1) !== 0
  const [vendorId, productId, maxWidth, maxHeight, ppi] = [r.u32(), r.u32(), r.u32(), r.u32(), r.u32()]
  const [id, serial, model, firmware] = [r.text(), r.text(), r.text(), r.text()]
  return {
    kind,
    isSimulated,
    vendorId,
    productId,
    maxWidth,
    maxHeight,
    ppi,
    id: id.toString('latin1'),
    serial: /^[A-Za-z0-9._-]{1,63}$/.test(serial.toString('latin1')) ? serial.toString('latin1') : '',
    model: readable(model),
    firmware: readable(firmware),
  }
}

function readImage(ask: number, r: Reader): Answer | null {
  const [kind, position, width, height, ppi] = [r.u32(), r.u32(), r.u32(), r.u32(), r.u32()]
  const pixels = r.rest()
  if (width < 1 || height < 1 || pixels.length !== width * height) return null
  return { kind: 'image', ask, image: { isFinal: kind === 1, position, width, height, ppi, pixels } }
}

/** UTF-8 as far as it is any, without what could upset a screen or a log. */
function readable(bytes: Buffer): string {
  const text = bytes.toString('utf8').normalize('NFC')
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}\uFFFD]/gu, '').trim()
}

interface Reader {
  readonly u8: () => number
  readonly u32: () => number
  readonly text: () => Buffer
  readonly rest: () => Uint8Array
  /** False as well where something was read beyond the end, which gives zeros. */
  readonly isAtEnd: () => boolean
}

function createReader(frame: Uint8Array): Reader {
  const b = Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength)
  let at = 0
  let isShort = false
  const take = (size: number) => {
    if (size > b.length - at) {
      isShort = true
      at = b.length
      return null
    }
    at += size
    return b.subarray(at - size, at)
  }
  const u8 = () => take(1)?.readUInt8() ?? 0
  return {
    u8,
    u32: () => take(4)?.readUInt32BE() ?? 0,
    text: () => take(u8()) ?? Buffer.alloc(0),
    rest: () => take(b.length - at) ?? Buffer.alloc(0),
    isAtEnd: () => !isShort && at === b.length,
  }
}
