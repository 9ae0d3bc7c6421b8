/** The signature of the citizen, or of whoever acts for them, under the document that is on their screen: durable first, accepted second. */
import { v7 as uuidv7 } from 'uuid'
import type { Signed, Sitting } from '../../contract/records/enrolment.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Devices } from '../devices/hub.ts'
import type { DraftStore } from './draft-store.ts'
import type { Sittings } from './sittings.ts'

export interface SignatureDeps {
  readonly sittings: Pick<Sittings, 'current' | 'apply'>
  readonly store: Pick<DraftStore, 'saveSample'>
  readonly devices: Pick<Devices, 'takeSignature'>
  readonly now: () => Date
}

export interface Signatures {
  /** `enrolment/changed-since-shown` where the document is not, or no longer, the one before the citizen. */
  take(): Promise<Result<Sitting>>
  cancel(): void
}

export function createSignatures({ sittings, store, devices, now }: SignatureDeps): Signatures {
  let signing: AbortController | null = null

  async function keep(applicationId: string, bytes: Uint8Array): Promise<Result<Signed['strokes']>> {
    const captureId = uuidv7()
    const saved = await store.saveSample(applicationId, captureId, bytes)
    return saved.ok ? ok({ captureId, ...saved.value }) : saved
  }

  async function takeWith(signal: AbortSignal): Promise<Result<Sitting>> {
    const open = sittings.current()
    if (!open) return fail({ code: 'enrolment/not-open' })
    const { applicationId, shown } = open.draft
    if (!shown) return fail({ code: 'enrolment/changed-since-shown' })
    const taken = await devices.takeSignature(signal)
    if (!taken.ok) return taken
    const strokes = await keep(applicationId, Buffer.from(JSON.stringify(taken.value.signature)))
    if (!strokes.ok) return strokes
    const picture = await keep(applicationId, taken.value.image)
    if (!picture.ok) return picture
    // The officer may have turned to another citizen while the pen wrote.
    if (sittings.current()?.draft.applicationId !== applicationId) return fail({ code: 'enrolment/not-open' })
    const signature = {
      by: open.demand.guardian ? ('guardian' as const) : ('citizen' as const),
      documentHash: shown.documentHash,
      strokes: strokes.value,
      picture: picture.value,
      takenAt: now().toISOString(),
      provenance: taken.value.provenance,
    }
    return sittings.apply({ type: 'signature-accepted', signature })
  }

  return {
    async take() {
      if (signing) return fail({ code: 'devices/busy', deviceId: 'signature' })
      signing = new AbortController()
      try {
        return await takeWith(signing.signal)
      } finally {
        signing = null
      }
    },
    cancel: () => signing?.abort(),
  }
}
