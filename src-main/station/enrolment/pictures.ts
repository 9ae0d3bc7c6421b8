/** Stills of the camera that are no portrait. Durable first, accepted second, as samples are. */
import { v7 as uuidv7 } from 'uuid'
import type { CallInput } from '../../contract/calls/index.ts'
import type { Sitting } from '../../contract/records/enrolment.ts'
import { fail, type Result } from '../../contract/result.ts'
import type { DraftStore } from './draft-store.ts'
import { readJpegSize } from '../../contract/jpeg-size.ts'
import type { Sittings } from './sittings.ts'

export interface Pictures {
  /** `portrait/unreadable` where the bytes are no JPEG of the size that is said, or too many. */
  keepHands(input: CallInput<'enrolment.saveHandsPicture'>): Promise<Result<Sitting>>
}

const MOST_BYTES = 2 * 1024 * 1024

export function createPictures(deps: {
  readonly sittings: Pick<Sittings, 'current' | 'apply'>
  readonly store: Pick<DraftStore, 'saveSample'>
}): Pictures {
  const { sittings, store } = deps
  return {
    async keepHands({ jpeg, width, height, takenAt, camera }) {
      const open = sittings.current()
      if (!open) return fail({ code: 'enrolment/not-open' })
      const size = readJpegSize(jpeg)
      if (size?.width !== width || size.height !== height || jpeg.length > MOST_BYTES)
        return fail({ code: 'portrait/unreadable' })
      const { applicationId } = open.draft
      const captureId = uuidv7()
      const saved = await store.saveSample(applicationId, captureId, jpeg)
      if (!saved.ok) return saved
      if (sittings.current()?.draft.applicationId !== applicationId)
        return fail({ code: 'enrolment/not-open' })
      const picture = { captureId, ...saved.value, width, height, takenAt, provenance: camera }
      return sittings.apply({ type: 'hands-pictured', picture })
    },
  }
}
