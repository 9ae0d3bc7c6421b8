/**
 * Keeping what was taken: durable first, accepted second. A crash between the two leaves an unclaimed file, never a
 * capture without pixels.
 */
import { v7 as uuidv7 } from 'uuid'
import type { Capture, Sitting } from '../../contract/records/enrolment.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { DraftStore } from './draft-store.ts'
import type { Sittings } from './sittings.ts'

/** A sample before it has been written. */
export type Taken = Omit<Capture, 'sha256' | 'size'>
type Beside = NonNullable<Capture['still']>

export interface SampleKeeper {
  readonly accept: (applicationId: string, taken: Taken, bytes: Uint8Array) => Promise<Result<Sitting>>
  /** An attachment of its own beside the sample: a print's preview, a portrait's cut for the card. */
  readonly keepBeside: (applicationId: string, bytes: Uint8Array) => Promise<Result<Beside>>
}

export function createSampleKeeper(
  sittings: Pick<Sittings, 'current' | 'apply'>,
  store: Pick<DraftStore, 'saveSample'>,
): SampleKeeper {
  return {
    async accept(applicationId, taken, bytes) {
      const saved = await store.saveSample(applicationId, taken.captureId, bytes)
      if (!saved.ok) return saved
      // The officer may have turned to another citizen while the device worked.
      if (sittings.current()?.draft.applicationId !== applicationId)
        return fail({ code: 'enrolment/not-open' })
      return sittings.apply({ type: 'sample-accepted', capture: { ...taken, ...saved.value } })
    },
    async keepBeside(applicationId, bytes) {
      const captureId = uuidv7()
      const saved = await store.saveSample(applicationId, captureId, bytes)
      return saved.ok ? ok({ captureId, ...saved.value }) : saved
    },
  }
}
