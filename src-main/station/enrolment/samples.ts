/** Taking prints, and the portrait that a page has taken. */
import { v7 as uuidv7 } from 'uuid'
import { personOf, type PracticeHand } from './person.ts'
import type { CallInput } from '../../contract/calls/index.ts'
import { fingerRecordType, type Enrolment, type Sitting } from '../../contract/records/enrolment.ts'
import type { CaptureSlot } from '../../contract/records/policy-pack.ts'
import { fail, type Result } from '../../contract/result.ts'
import type { Devices } from '../devices/hub.ts'
import { takeAcrossLosses } from './across-losses.ts'
import type { DraftStore } from './draft-store.ts'
import { createSampleKeeper } from './keep-samples.ts'
import { portraitFault } from './portrait-fault.ts'
import type { Sittings } from './sittings.ts'

export interface SampleDeps {
  readonly sittings: Sittings
  readonly store: DraftStore
  readonly devices: Devices
  readonly officerId: () => string
  readonly now: () => Date
  /** What a simulated scanner finds of somebody to practise with. */
  readonly hand: (personalNumber: string | null) => PracticeHand | undefined
}

export interface Samples {
  /** Arms the scanner, and again when it or its host was lost; settles when the print is accepted, or with why not. */
  takePrint(slot: CaptureSlot): Promise<Result<Sitting>>
  cancel(): void
  /** Refuses what `portraitFault` finds; the officer who is signed in stands for the rest. */
  keepPortrait(input: CallInput<'enrolment.savePortrait'>): Promise<Result<Sitting>>
}

const portraitOf = ({ width, height, takenAt, camera }: CallInput<'enrolment.savePortrait'>) => ({
  still: null,
  fingers: [],
  slot: 'portrait' as const,
  mediaType: 'image/jpeg' as const,
  width,
  height,
  ppi: null,
  provenance: camera,
  takenAt,
})

export function createSamples({ sittings, store, devices, officerId, now, hand }: SampleDeps): Samples {
  const { accept, keepBeside } = createSampleKeeper(sittings, store)
  let capturing: AbortController | null = null

  /** The record of each print of the draft that the device host has not seen itself; null where it has. */
  async function earlierOf({ applicationId, captures }: Enrolment, slot: CaptureSlot) {
    const others = Object.values(captures).filter(
      (capture) => capture.slot !== slot && capture.mediaType === fingerRecordType,
    )
    return Promise.all(
      others.map(async (capture) => {
        const { captureId } = capture
        if (devices.remembers(captureId)) return { captureId, slot: capture.slot, record: null }
        const record = await store.readSample(applicationId, capture)
        // A sample that cannot be read is found out at sealing; until then it is not compared.
        return { captureId, slot: capture.slot, record: record.ok ? new Uint8Array(record.value) : null }
      }),
    )
  }

  async function captureWith(signal: AbortSignal, slot: CaptureSlot): Promise<Result<Sitting>> {
    const open = sittings.current()
    if (!open) return fail({ code: 'enrolment/not-open' })
    const { applicationId } = open.draft
    const captureId = uuidv7()
    const person = personOf(open.draft, now(), hand(open.draft.resident.personalNumber))
    const ask = async () =>
      devices.captureFingerprint(
        { slot, captureId, earlier: await earlierOf(open.draft, slot), person },
        signal,
      )
    const print = await takeAcrossLosses(devices, 'fingerprint', ask, signal)
    if (!print.ok) return print
    const still = await keepBeside(applicationId, print.value.still)
    if (!still.ok) return still
    const { record, fingers, width, height, ppi, provenance } = print.value
    const taken = {
      captureId,
      slot,
      still: still.value,
      fingers,
      mediaType: fingerRecordType,
      width,
      height,
      ppi,
      provenance,
      takenAt: now().toISOString(),
    }
    return accept(applicationId, taken, record)
  }

  async function keepPortrait(input: CallInput<'enrolment.savePortrait'>): Promise<Result<Sitting>> {
    const open = sittings.current()
    if (!open) return fail({ code: 'enrolment/not-open' })
    const fault = portraitFault(input)
    if (fault !== null) return fail(fault)
    const { applicationId } = open.draft
    const { jpeg, ...size } = input.print
    const print = await keepBeside(applicationId, jpeg)
    if (!print.ok) return print
    const check = { ...input.facts, officerId: officerId(), at: now().toISOString() }
    const taken = {
      captureId: uuidv7(),
      ...portraitOf(input),
      portrait: { check, print: { ...print.value, ...size } },
    }
    return accept(applicationId, taken, input.jpeg)
  }

  return {
    async takePrint(slot) {
      if (capturing) return fail({ code: 'devices/busy', deviceId: 'fingerprint' })
      capturing = new AbortController()
      try {
        return await captureWith(capturing.signal, slot)
      } finally {
        capturing = null
      }
    },
    cancel: () => capturing?.abort(),
    keepPortrait,
  }
}
