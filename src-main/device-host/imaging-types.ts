/**
 * What goes into the fingerprint engine and comes out. Pixels have their origin at the top left, y
 * downwards; finger positions are those of ISO/IEC 19794-4 (1-5 right thumb to little finger, 6-10
 * left, 13 right four, 14 left four, 15 thumbs).
 */

export type ImagingCode =
  | 'truncated'
  | 'bad-format'
  | 'bad-size'
  | 'unsupported'
  | 'cancelled'
  /** Too much is waiting already: try again when something has been answered. */
  | 'busy'
  | 'no-memory'
  /** The caller's mistake: a value of the wrong type or out of its range. */
  | 'bad-argument'
  /** The engine was not built on this machine (no compiler) or does not fit it. */
  | 'unavailable'

export type ImagingResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly code: ImagingCode } }

export interface GrayImage {
  readonly width: number
  readonly height: number
  readonly ppi: number
  /** One byte per pixel, 0 black; rows without padding. */
  readonly pixels: Uint8Array
}

export interface CaptureTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
}

/** UTC; numbers are those of the ISO records, 0 where unknown. */
export interface CaptureInfo {
  readonly time?: CaptureTime
  readonly technology?: number
  readonly vendor?: number
  readonly device?: number
  readonly quality?: readonly { score: number; vendor?: number; algorithm?: number }[]
}

export interface FingerImage {
  readonly capture?: CaptureInfo
  readonly position: number
  readonly number?: number
  /** 0 live plain, 1 live rolled. */
  readonly impression: number
  readonly ppi?: number
  readonly scanPpi?: number
  readonly width: number
  readonly height: number
  readonly compression: 'raw' | 'wsq' | 'jpeg' | 'jpeg2000-lossy' | 'jpeg2000-lossless' | 'png'
  readonly data: Uint8Array
}

export interface Minutia {
  readonly x: number
  readonly y: number
  /** Radians, counter-clockwise as seen. */
  readonly angle: number
  readonly type: 'other' | 'ending' | 'bifurcation'
  readonly quality: number
}

export interface Template {
  readonly width: number
  readonly height: number
  readonly ppi: number
  readonly minutiae: readonly Minutia[]
}

export interface FingerMinutiae {
  readonly capture?: CaptureInfo
  readonly position: number
  readonly view?: number
  readonly impression: number
  readonly template: Template
}

export interface MeasureDistribution {
  readonly mean: number
  readonly stddev: number
  readonly count: number
  readonly bins: readonly number[]
}

export interface PrintMeasures {
  readonly fda: MeasureDistribution
  readonly lcs: MeasureDistribution
  readonly ocl: MeasureDistribution
  readonly of: MeasureDistribution
  readonly rvup: MeasureDistribution
  readonly mu: number
  readonly mmb: number
  readonly sigma: number
  readonly roiMean: number
  readonly roiPixels: number
  readonly roiBlocks: number
  readonly coherenceSum: number
  readonly coherenceRel: number
}

export type PrintReason =
  | 'blank'
  | 'saturated'
  | 'not-a-finger'
  | 'smeared'
  | 'tip-only'
  | 'off-centre'
  | 'ghost'
  | 'worn'
  | 'too-wet'
  | 'too-dry'
  | 'light-touch'
  | 'too-small'

/** The score is our own on the scale of ISO/IEC 29794-4; never show it as an NFIQ 2 score. */
export interface PrintQuality {
  readonly score: number
  readonly reasons: readonly PrintReason[]
  readonly areaMm2: number
  readonly foreground: {
    readonly left: number
    readonly top: number
    readonly width: number
    readonly height: number
  }
  readonly measures: PrintMeasures
}

/** Angle in degrees, 0 pointing up, positive clockwise as seen. */
export interface FingerBox {
  readonly centreX: number
  readonly centreY: number
  readonly width: number
  readonly height: number
  readonly angleDeg: number
}

export type Hand = 'right' | 'left' | 'thumbs'

export interface SlapReport {
  readonly refusal:
    'none' | 'no-fingers' | 'too-few-fingers' | 'too-many-fingers' | 'wrong-hand' | 'cut-off' | 'too-rotated'
  readonly hand: Hand | 'unknown'
  readonly handLogOdds: number
  readonly rotationDeg: number
  /** From left to right, also when refused; position 0 where it is not known. */
  readonly fingers: readonly {
    readonly position: number
    readonly box: FingerBox
    readonly cutOff: boolean
    /** Upright, at 500 ppi. */
    readonly image: GrayImage
    readonly quality: PrintQuality
  }[]
}

export interface Match {
  readonly score: number
  readonly paired: number
  readonly comparable: number
  readonly transform: { readonly rotation: number; readonly dx: number; readonly dy: number }
}

export interface SittingPrint {
  readonly finger: number
  readonly source: 'slap' | 'rolled'
  readonly template: Template
}

export interface SequenceFinding {
  readonly verdict: 'ok' | 'same-finger-twice' | 'swapped' | 'no-match' | 'too-poor-to-tell'
  readonly finger: number
  readonly expectedScore: number
  readonly otherScore: number
}

export interface GalleryHit {
  readonly kind: 'officer' | 'sitting'
  readonly label: string
  readonly probe: number
  readonly finger: number
  readonly score: number
}

/** Offsets are of the fingers' middle from the glass's middle, to the right and downwards. */
export interface Guidance {
  readonly fingerCount: number
  readonly expectedCount: number
  readonly wrongHand: boolean
  readonly placement: 'nothing' | 'good' | 'too-high' | 'too-low' | 'too-left' | 'too-right' | 'too-rotated'
  readonly offsetXMm: number
  readonly offsetYMm: number
  readonly rotationDeg: number
  readonly touch: 'nothing' | 'good' | 'too-light' | 'too-dark'
  readonly contrast: number
  readonly ridgeShare: number
  readonly motion: number
  readonly still: boolean
  /** Take the picture now. */
  readonly ready: boolean
  /** Means nothing outside the engine. */
  readonly state: Uint8Array
}

/** Ranges and defaults of the synthetic fingers: native/synth/synth.h. Seeds are whole numbers. */
export interface SyntheticFinger {
  readonly seed: number
  readonly position: number
  readonly age?: number
  readonly wear?: number
}

export interface SyntheticImpression {
  readonly seed: number
  readonly kind: 'flat' | 'rolled'
  readonly pressure?: number
  readonly moisture?: number
  readonly rotationDeg?: number
  readonly dx?: number
  readonly dy?: number
  readonly distortion?: number
  readonly contact?: 'full' | 'tip' | 'left-side' | 'right-side'
  readonly ghost?: number
  readonly smear?: number
  readonly noise?: number
  readonly width?: number
  readonly height?: number
}

export interface SyntheticSlap {
  readonly personSeed: number
  readonly seed: number
  readonly hand: Hand
  readonly missing?: readonly number[]
  readonly rotationDeg?: number
  readonly dx?: number
  readonly dy?: number
  readonly touching?: boolean
  readonly middlePhalanges?: boolean
  readonly age?: number
  readonly wear?: number
  readonly pressure?: number
  readonly moisture?: number
  readonly ghost?: number
  readonly noise?: number
  readonly width?: number
  readonly height?: number
}
