/** A link to a device behind its maker's library, which runs in a helper process of its own. */
import type { Result } from '../../contract/result.ts'

/** What the library says of a device: texts are readable and short, numbers are its own and may be nonsense. */
export interface LibraryDevice {
  /** Null for a kind that the interface does not know. */
  readonly kind: 'fingerprint' | 'iris' | null
  readonly isSimulated: boolean
  readonly vendorId: number
  readonly productId: number
  /** The largest final image, in pixels. */
  readonly maxWidth: number
  readonly maxHeight: number
  /** Pixels per inch of a final print; 0 for irises. */
  readonly ppi: number
  /** Names the device within the library while it is plugged in. */
  readonly id: string
  /** Empty where it is none that could be an identity. */
  readonly serial: string
  readonly model: string
  readonly firmware: string
}

/** 8-bit grey, one byte a pixel; as many pixels as its sides say. Everything else is the library's claim. */
export interface LibraryImage {
  readonly isFinal: boolean
  /** ISO/IEC 19794-4 finger position, or the eye: 1 right, 2 left. */
  readonly position: number
  readonly width: number
  readonly height: number
  readonly ppi: number
  readonly pixels: Uint8Array
}

/** Why the library or its helper did not do what was asked; `detail` is for the technician and names no person. */
export interface LibraryFailure {
  readonly why:
    /** The device, or the helper with it, is gone; also after `close`. */
    | 'gone'
    | 'cancelled'
    | 'timeout'
    /** Held by another program, or open here already. */
    | 'busy'
    /** The library says that it cannot, or says what the interface does not know. */
    | 'refused'
    /** An image that contradicts itself. */
    | 'bad-image'
    /** Built for another version of the interface; `detail` is its version. */
    | 'too-old'
    /** Somebody else could have put the file there. */
    | 'untrusted'
    /** It cannot be loaded, or ended too often to be started again. */
    | 'parked'
  readonly detail: string
}

export interface FingerAsk {
  /** ISO/IEC 19794-4: 1-10, 13 right four, 14 left four, 15 thumbs. */
  readonly position: number
  readonly isRolled: boolean
  readonly timeoutMs: number
}

export interface IrisAsk {
  readonly eyes: readonly ('left' | 'right')[]
  readonly timeoutMs: number
}

type OnImage = (image: LibraryImage) => void

/**
 * A helper does one thing at a time: what is asked meanwhile waits for its turn. Everything settles: a library that
 * does not answer in time, or does not heed a cancel, is killed with its helper, and its devices are gone.
 */
export interface LibraryLink {
  readonly speaks: 'library'
  /** To be called first, and once. */
  readonly open: (signal: AbortSignal) => Promise<Result<LibraryDevice, LibraryFailure>>
  /** Images come before it settles and never after `signal` is aborted, which settles it at once. */
  readonly captureFinger: (
    ask: FingerAsk,
    onImage: OnImage,
    signal: AbortSignal,
  ) => Promise<Result<void, LibraryFailure>>
  readonly captureIris: (
    ask: IrisAsk,
    onImage: OnImage,
    signal: AbortSignal,
  ) => Promise<Result<void, LibraryFailure>>
  /** Once, when the device or the helper is gone; at once where it already is. Not after `close`. */
  readonly onGone: (fn: () => void) => void
  /** May be called twice. */
  readonly close: () => void
}
