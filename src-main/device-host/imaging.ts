/**
 * The fingerprint engine (native/) as typed calls: the only file that loads the addon. The work runs
 * on Node's worker threads, inputs are copied before a call returns. A call answers with a value or
 * a code and never rejects; an aborted signal gives 'cancelled' and drops what is under way.
 */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type {
  FingerBox,
  FingerImage,
  FingerMinutiae,
  GalleryHit,
  GrayImage,
  Guidance,
  Hand,
  ImagingCode,
  ImagingResult,
  Match,
  PrintQuality,
  SequenceFinding,
  SittingPrint,
  SlapReport,
  SyntheticFinger,
  SyntheticImpression,
  SyntheticSlap,
  Template,
} from './imaging-types.ts'

export type * from './imaging-types.ts'

/** Every call: what it takes and what it gives. */
interface Calls {
  encodeWsq: [{ image: GrayImage; bpp?: number }, Uint8Array]
  decodeWsq: [{ bytes: Uint8Array }, GrayImage]
  readPgm: [{ bytes: Uint8Array }, GrayImage]
  writePgm: [{ image: GrayImage }, Uint8Array]

  /** ISO/IEC 19794-4:2011 (and 2005 to read), ISO/IEC 19794-2:2011. */
  writeFingerImages: [{ images: readonly FingerImage[] }, Uint8Array]
  readFingerImages: [
    { bytes: Uint8Array },
    { edition: 2005 | 2011; images: readonly Required<FingerImage>[] },
  ]
  writeMinutiae: [{ fingers: readonly FingerMinutiae[] }, Uint8Array]
  readMinutiae: [{ bytes: Uint8Array }, readonly Required<FingerMinutiae>[]]

  assess: [{ image: GrayImage; impression: 'flat' | 'rolled'; ageYears?: number }, PrintQuality]
  extractMinutiae: [{ image: GrayImage }, Template]
  match: [{ a: Template; b: Template }, Match]

  /** Finds the fingers, cuts them upright and scores each. `missing` lists positions. */
  readSlap: [
    { image: GrayImage; hand: Hand; missing?: readonly number[]; maxRotationDeg?: number; ageYears?: number },
    SlapReport,
  ]

  checkSequence: [{ soFar: readonly SittingPrint[]; next: SittingPrint }, SequenceFinding]
  /** The gallery lives in the engine's memory only; clear it when the station is locked. */
  keepInGallery: [
    { kind: GalleryHit['kind']; label: string; templates: readonly Template[] },
    { kept: boolean },
  ]
  findInGallery: [{ templates: readonly Template[]; ownSitting: string }, { hit?: GalleryHit }]
  clearGallery: [Record<string, never>, Record<string, never>]

  /** One preview frame; pass the state of the answer in with the next, none to start over. */
  guide: [
    {
      frame: GrayImage
      hand: Hand | 'unknown'
      missing?: readonly number[]
      stillFrames?: number
      maxRotationDeg?: number
      state?: Uint8Array
    },
    Guidance,
  ]

  renderPrint: [{ finger: SyntheticFinger; impression: SyntheticImpression }, GrayImage]
  renderSlap: [SyntheticSlap, { image: GrayImage; fingers: readonly { position: number; box: FingerBox }[] }]
}

type Name = keyof Calls

export type Imaging = {
  readonly [K in Name]: (input: Calls[K][0], signal?: AbortSignal) => Promise<ImagingResult<Calls[K][1]>>
}

/** What the addon exports; the promise of `run` is never rejected. */
interface Addon {
  run<K extends Name>(
    name: K,
    job: number,
    input: Calls[K][0],
  ): Promise<{ value: Calls[K][1]; code?: never } | { code: ImagingCode; value?: never }>
  cancel(job: number): void
}

/** Where the addon should be: native/build of the first folder upwards that has a native/ or a build. */
export function findAddon(from: string = dirname(fileURLToPath(import.meta.url))): string {
  const candidate = join(from, 'native', 'build', 'tram_native.node')
  const above = dirname(from)
  return existsSync(candidate) || above === from ? candidate : findAddon(above)
}

/** 'unavailable' where there is no addon or it does not load: the station then starts without prints. */
export function loadImaging(path: string = findAddon()): ImagingResult<Imaging> {
  if (!existsSync(path)) return failure('unavailable')
  try {
    const addon: unknown = createRequire(import.meta.url)(path)
    return isAddon(addon) ? { ok: true, value: imagingOver(addon) } : failure('unavailable')
  } catch {
    return failure('unavailable')
  }
}

function failure(code: ImagingCode): ImagingResult<never> {
  return { ok: false, error: { code } }
}

function isAddon(value: unknown): value is Addon {
  return typeof value === 'object' && value !== null && 'run' in value && 'cancel' in value
}

function imagingOver(addon: Addon): Imaging {
  let lastJob = 0

  async function call<K extends Name>(
    name: K,
    input: Calls[K][0],
    signal?: AbortSignal,
  ): Promise<ImagingResult<Calls[K][1]>> {
    if (signal?.aborted === true) return failure('cancelled')
    lastJob = (lastJob + 1) % 0x7fffffff
    const job = lastJob
    const cancel = () => addon.cancel(job)
    signal?.addEventListener('abort', cancel, { once: true })
    try {
      const outcome = await addon.run(name, job, input)
      return outcome.code === undefined ? { ok: true, value: outcome.value } : failure(outcome.code)
    } finally {
      signal?.removeEventListener('abort', cancel)
    }
  }

  return {
    encodeWsq: (input, signal) => call('encodeWsq', input, signal),
    decodeWsq: (input, signal) => call('decodeWsq', input, signal),
    readPgm: (input, signal) => call('readPgm', input, signal),
    writePgm: (input, signal) => call('writePgm', input, signal),
    writeFingerImages: (input, signal) => call('writeFingerImages', input, signal),
    readFingerImages: (input, signal) => call('readFingerImages', input, signal),
    writeMinutiae: (input, signal) => call('writeMinutiae', input, signal),
    readMinutiae: (input, signal) => call('readMinutiae', input, signal),
    assess: (input, signal) => call('assess', input, signal),
    extractMinutiae: (input, signal) => call('extractMinutiae', input, signal),
    match: (input, signal) => call('match', input, signal),
    readSlap: (input, signal) => call('readSlap', input, signal),
    checkSequence: (input, signal) => call('checkSequence', input, signal),
    keepInGallery: (input, signal) => call('keepInGallery', input, signal),
    findInGallery: (input, signal) => call('findInGallery', input, signal),
    clearGallery: (input, signal) => call('clearGallery', input, signal),
    guide: (input, signal) => call('guide', input, signal),
    renderPrint: (input, signal) => call('renderPrint', input, signal),
    renderSlap: (input, signal) => call('renderSlap', input, signal),
  }
}
