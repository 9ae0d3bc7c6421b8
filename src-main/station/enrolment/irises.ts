/** Taking the irises: every eye that the law asks for and nobody has excepted, at one moment. */
import { v7 as uuidv7 } from 'uuid'
import { irisRecordType, type Sitting } from '../../contract/records/enrolment.ts'
import type { Eye } from '../../contract/records/iris-check.ts'
import { irisSlot, type IrisSlot } from '../../contract/records/sitting-parts.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Irises } from '../../device-host/messages.ts'
import { hasIrisCamera } from '../devices/has-iris-camera.ts'
import type { Devices } from '../devices/hub.ts'
import { takeAcrossLosses } from './across-losses.ts'
import type { DraftStore } from './draft-store.ts'
import { createSampleKeeper } from './keep-samples.ts'
import { isExcepted } from './parts.ts'
import { personOf } from './person.ts'
import type { Sittings } from './sittings.ts'

export interface IrisDeps {
  readonly sittings: Pick<Sittings, 'current' | 'apply'>
  readonly store: Pick<DraftStore, 'saveSample'>
  readonly devices: Pick<Devices, 'list' | 'captureIrises' | 'whenReady' | 'parkedReason'>
  /** Only a station for practice takes the eyes of nobody. */
  readonly isPractice: () => boolean
  readonly now: () => Date
}

export interface IrisTaking {
  /** Arms the camera, and again when it or its host was lost; settles when the eyes are accepted, or with why not. */
  take(): Promise<Result<Sitting>>
  cancel(): void
  /** Whether this counter can take irises at all. */
  hasCamera(): boolean
}

const eyeOf: Readonly<Record<IrisSlot, Eye>> = { 'iris-right': 'right', 'iris-left': 'left' }
const slotOf: Readonly<Record<Eye, IrisSlot>> = { right: 'iris-right', left: 'iris-left' }

/** Refused where the step is not reached: nobody holds still for what would be thrown away. */
function askedEyes({ draft, demand, steps }: Sitting): Eye[] {
  if (steps.find(({ id }) => id === 'iris')?.status === 'waiting') return []
  return irisSlot.options
    .filter((slot) => demand.irises.includes(slot) && !isExcepted(slot, draft))
    .map((slot) => eyeOf[slot])
}

export function createIrisTaking({ sittings, store, devices, isPractice, now }: IrisDeps): IrisTaking {
  const { accept, keepBeside } = createSampleKeeper(sittings, store)
  let taking: AbortController | null = null

  async function keep(
    applicationId: string,
    one: Irises['irises'][number],
    { provenance }: Irises,
  ): Promise<Result<Sitting>> {
    const { eye, record, width, height, quality } = one
    const still = await keepBeside(applicationId, one.still)
    if (!still.ok) return still
    const taken = {
      captureId: uuidv7(),
      slot: slotOf[eye],
      mediaType: irisRecordType,
      width,
      height,
      ppi: null,
      takenAt: now().toISOString(),
      provenance,
      still: still.value,
      fingers: [],
      iris: quality,
    }
    return accept(applicationId, taken, record)
  }

  async function takeWith(signal: AbortSignal): Promise<Result<Sitting>> {
    const open = sittings.current()
    if (!open) return fail({ code: 'enrolment/not-open' })
    const eyes = askedEyes(open)
    if (eyes.length === 0) return fail({ code: 'enrolment/not-now', event: 'sample-accepted', step: 'iris' })
    const { applicationId } = open.draft
    const person = personOf(open.draft, now())
    const ask = () => devices.captureIrises({ eyes, person }, signal)
    const taken = await takeAcrossLosses(devices, 'iris', ask, signal)
    if (!taken.ok) return taken
    const { irises, provenance } = taken.value
    if (provenance.simulated && !isPractice()) return fail({ code: 'devices/none', kind: 'iris' })
    // A device host of another build must not bring an eye that nobody asked for.
    if (
      !isSame(
        irises.map(({ eye }) => eye),
        eyes,
      )
    )
      return fail({ code: 'devices/garbled', deviceId: provenance.deviceId, what: 'eyes' })
    let last: Result<Sitting> = ok(open)
    for (const one of irises) {
      last = await keep(applicationId, one, taken.value)
      if (!last.ok) return last
    }
    return last
  }

  return {
    async take() {
      if (taking) return fail({ code: 'devices/busy', deviceId: 'iris' })
      taking = new AbortController()
      try {
        return await takeWith(taking.signal)
      } finally {
        taking = null
      }
    },
    cancel: () => taking?.abort(),
    hasCamera: () => hasIrisCamera(devices.list(), isPractice()),
  }
}

const isSame = (came: readonly Eye[], asked: readonly Eye[]) =>
  came.toSorted().join() === asked.toSorted().join()
