/** One entry of a sealed file, and why it cannot be made. */
import type { ErrorOf } from '../../../contract/errors.ts'
import type { Capture } from '../../../contract/records/enrolment.ts'
import type { ManifestEntry } from '../../../contract/records/manifest.ts'
import { fail, type Result } from '../../../contract/result.ts'

export interface Entry {
  readonly name: string
  readonly mediaType: ManifestEntry['mediaType']
  readonly bytes: Uint8Array
  readonly capture: Capture | null
  /** How often the sample was taken until it was this one. */
  readonly tries?: number | undefined
}

export type SealFailed = ErrorOf<'vault/seal-failed'>

/** Gives the plain bytes of an accepted sample. */
export type ReadSample = (
  capture: Pick<Capture, 'captureId' | 'sha256'> & {
    readonly slot: Capture['slot'] | 'signature' | 'hands' | 'page'
  },
) => Promise<Result<Uint8Array>>

export const sealFailed = (what: string): Result<never, SealFailed> =>
  fail({ code: 'vault/seal-failed', what })
