/** What a driver is, and what an open device can do. */
import type { ErrorOf } from '../contract/errors.ts'
import type { CameraSetting } from '../contract/records/camera-setting.ts'
import type { Eye } from '../contract/records/iris-check.ts'
import type { CaptureSlot } from '../contract/records/policy-pack.ts'
import type { Signature } from '../contract/records/signature.ts'
import type { DeviceInfo } from '../contract/records/snapshot.ts'
import type { Result } from '../contract/result.ts'
import type { HttpLink } from '../transports/http/http-link.ts'
import type { LibraryLink } from '../transports/library/library-link.ts'
import type { Link, LinkInfo, ReportLink } from '../transports/link.ts'

export type DeviceError = ErrorOf<
  | 'devices/unplugged'
  | 'devices/timeout'
  | 'devices/busy'
  | 'devices/cancelled'
  | 'devices/garbled'
  | 'devices/refused'
  | 'devices/fault'
  | 'devices/too-old'
  | 'devices/untrusted'
  | 'devices/vendor-failed'
>

/** 8-bit grey, one byte a pixel, rows from the top, 255 is white. */
export interface GreyImage {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

export interface CapturedImage extends GreyImage {
  /** Pixels per inch. */
  readonly ppi: number
}

export interface CapturedFinger extends CapturedImage {
  /** ISO/IEC 19794-4 position 1 to 10, as the device says. */
  readonly finger: number
  /** The device's own quality, 0 to 100; kept beside ours, never mixed with it. */
  readonly deviceScore: number
}

/** What a scanner gives that cuts its picture into fingers itself and keeps the rest. */
export interface SegmentedPrint {
  readonly fingers: readonly CapturedFinger[]
}

/** One picture of all that lay on the glass, or the fingers cut out of it. */
export type CapturedPrint = CapturedImage | SegmentedPrint

type DeviceKind = DeviceInfo['kind']

interface Opened<K extends DeviceKind> {
  readonly kind: K
  readonly model: string
  readonly firmware: string
  readonly simulated: boolean
  /** What the device finds wrong with itself, within bounded time; missing where it cannot tell. */
  readonly selfTest?: (signal: AbortSignal) => Promise<Result<void, DeviceError>>
  readonly close: () => void
}

export interface FingerprintScanner<P extends CapturedPrint = CapturedImage> extends Opened<'fingerprint'> {
  /**
   * Takes one print. `onPreview` is told of previews in any size and rate. Settles within bounded time, with
   * an error where the device is gone, silent, in use, talks nonsense, or `signal` was aborted.
   */
  readonly capture: (
    request: { readonly slot: CaptureSlot; readonly onPreview: (image: GreyImage) => void },
    signal: AbortSignal,
  ) => Promise<Result<P, DeviceError>>
  /** The button on the scanner, where it has one; what ends the listening is the answer. */
  readonly onPress?: (fn: () => void) => () => void
}

export type { Eye } from '../contract/records/iris-check.ts'

export interface IrisImage extends GreyImage {
  readonly eye: Eye
  /** The device's own ISO/IEC 19794-6 record of this eye, and its own quality, where it gives them. */
  readonly record?: Uint8Array
  readonly deviceScore?: number
}

/** `panes` are the eyes in equal parts of the preview, from left to right; null where the camera does not say. */
export type OnEyes = (image: GreyImage, panes: readonly Eye[] | null) => void

export interface IrisCamera extends Opened<'iris'> {
  /** Takes the eyes asked for, each once, or none. Bounded as a print's capture is. */
  readonly captureIris: (
    request: { readonly eyes: readonly Eye[]; readonly onPreview: OnEyes },
    signal: AbortSignal,
  ) => Promise<Result<readonly IrisImage[], DeviceError>>
}

/** The picture itself comes through getUserMedia in the page; this is what HID adds to it. */
export interface CameraControl extends Opened<'camera'> {
  /** What `apply` can set on this model; empty where it is only a button. */
  readonly able: readonly CameraSetting['set'][]
  /** Settles within bounded time; `devices/refused` where the model or the camera does not do that. */
  readonly apply: (setting: CameraSetting, signal: AbortSignal) => Promise<Result<void, DeviceError>>
  readonly onShutter: (fn: () => void) => () => void
}

export interface BarcodeScanner extends Opened<'barcode'> {
  /** Whole codes, as text in NFC without control characters. */
  readonly onScan: (fn: (text: string) => void) => () => void
}

export interface Pedal extends Opened<'pedal'> {
  /** Null where the pedal types F13 to F15, which the page hears as it hears a keyboard. */
  readonly onPress: ((fn: () => void) => () => void) | null
}

export interface SignaturePad extends Opened<'signature'> {
  /**
   * Shows where to sign, takes one signature, and clears the screen. Ends when the person touches the tick; the
   * arrow begins anew. Bounded as a print's capture is.
   */
  readonly sign: (signal: AbortSignal) => Promise<Result<Signature, DeviceError>>
}

export type OpenDevice =
  FingerprintScanner<CapturedPrint> | IrisCamera | CameraControl | BarcodeScanner | Pedal | SignaturePad

interface DriverOf<L extends Link, D extends OpenDevice> {
  readonly id: string
  readonly kind: DeviceKind
  readonly speaks: L['speaks']
  readonly matches: (info: LinkInfo) => boolean
  /**
   * How many leading bytes of a report hold nothing of a person and may stand in a recording. Where a driver does
   * not say, only the report's number may.
   */
  readonly recordable?: (report: Uint8Array) => number
  /** The link stays the caller's when opening fails. */
  readonly open: (link: L, deviceId: string, signal: AbortSignal) => Promise<Result<D, DeviceError>>
}

export type ReportDriver<D extends OpenDevice = OpenDevice> = DriverOf<ReportLink, D>
export type HttpDriver<D extends OpenDevice = OpenDevice> = DriverOf<HttpLink, D>
export type LibraryDriver<D extends OpenDevice = OpenDevice> = DriverOf<LibraryLink, D>
export type Driver = ReportDriver | HttpDriver | LibraryDriver

/** Null where the link does not speak what the driver speaks: the driver matched what it cannot serve. */
export function openWith(
  driver: Driver,
  link: Link,
  deviceId: string,
  signal: AbortSignal,
): Promise<Result<OpenDevice, DeviceError>> | null {
  if (driver.speaks === 'reports' && link.speaks === 'reports') return driver.open(link, deviceId, signal)
  if (driver.speaks === 'http' && link.speaks === 'http') return driver.open(link, deviceId, signal)
  if (driver.speaks === 'library' && link.speaks === 'library') return driver.open(link, deviceId, signal)
  return null
}
