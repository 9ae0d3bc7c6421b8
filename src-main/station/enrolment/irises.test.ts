import { describe, expect, it } from 'vitest'
import { aCase, aDraft, aPack, irisOf } from '../../../tests/fixtures/enrolments.ts'
import { anIrisRecord } from '../../../tests/fixtures/iris-record.ts'
import { at, exceptionOf } from '../../../tests/fixtures/workflow.ts'
import type { Enrolment, Sitting } from '../../contract/records/enrolment.ts'
import type { PolicyPack } from '../../contract/records/policy-pack.ts'
import { fail, ok } from '../../contract/result.ts'
import type { Irises, IrisRequest } from '../../device-host/messages.ts'
import type { Devices } from '../devices/hub.ts'
import { createIrisTaking } from './irises.ts'
import { lawFor } from './law.ts'
import { currentStep, stepsOf } from './steps.ts'
import { transition } from './transition.ts'

/** Irises first: what comes before them is not what is tested here. */
const pack = {
  ...aPack,
  steps: [
    { id: 'iris' as const, when: {} },
    { id: 'sealing' as const, when: {} },
  ],
}
const withCamera = () => aDraft({ case: { ...aCase, hasIrisCamera: true } })
const provenance = { deviceId: 'c', driver: 'ocdp-iris', model: 'M', firmware: '1', simulated: false }
const irisesOf = (eyes: IrisRequest['eyes'], change: Partial<Irises['provenance']> = {}): Irises => ({
  irises: eyes.map((eye) => ({
    eye,
    record: anIrisRecord(eye),
    still: Uint8Array.of(1),
    width: 640,
    height: 480,
    quality: irisOf(80),
  })),
  provenance: { ...provenance, ...change },
})

function desk(
  captureIrises: Devices['captureIrises'] = async ({ eyes }) => ok(irisesOf(eyes)),
  draft: Enrolment | null = withCamera(),
  isPractice = false,
  law: PolicyPack = pack,
) {
  const saved: Uint8Array[] = []
  const asked: IrisRequest['eyes'][] = []
  let now = draft
  const current = (): Sitting | null => {
    if (now === null) return null
    const steps = stepsOf(now, law)
    return { draft: now, demand: lawFor(now, law).demand, steps, current: currentStep(steps) }
  }
  const taking = createIrisTaking({
    sittings: {
      current,
      apply: async (event) => {
        const next = now === null ? null : transition(now, event, law)
        if (next === null) return fail({ code: 'enrolment/not-open' })
        if (!next.ok) return next
        now = next.value
        const sitting = current()
        return sitting === null ? fail({ code: 'enrolment/not-open' }) : ok(sitting)
      },
    },
    store: {
      saveSample: async (_application, _capture, bytes) => {
        saved.push(bytes)
        return ok({ sha256: 'ab'.repeat(32), size: bytes.length })
      },
    },
    devices: {
      list: () => [
        {
          deviceId: 'c',
          kind: 'iris',
          model: 'M',
          simulated: false,
          state: 'ready',
          usb: null,
          hasSelfTest: true,
          able: [],
        },
      ],
      whenReady: async () => true,
      parkedReason: () => null,
      captureIrises: (request, signal) => {
        asked.push(request.eyes)
        return captureIrises(request, signal)
      },
    },
    isPractice: () => isPractice,
    now: () => new Date(at),
  })
  return { taking, saved, asked, draft: () => now, turnAway: () => (now = null) }
}

describe('the irises', () => {
  it('are kept as record and still, each before it is accepted, with origin and quality', async () => {
    const { taking, saved, asked, draft } = desk()
    expect(await taking.take()).toMatchObject({ ok: true })
    expect(asked).toEqual([['right', 'left']])
    expect(saved.map(({ length }) => length > 1)).toEqual([false, true, false, true])
    expect(draft()?.captures['iris-left']).toMatchObject({
      slot: 'iris-left',
      mediaType: 'application/x-iso19794-6',
      width: 640,
      ppi: null,
      iris: { score: 80 },
      provenance,
    })
    expect(draft()?.tries).toEqual({ 'iris-right': 1, 'iris-left': 1 })
    expect(stepsOf(draft()!, pack)[0]?.missing).toEqual([])
  })

  it('are asked for without the eye that is excepted', async () => {
    const { taking, asked } = desk(undefined, { ...withCamera(), exceptions: [exceptionOf('eye-right')] })
    expect(await taking.take()).toMatchObject({ ok: true })
    expect(asked).toEqual([['left']])
    const none = { ...withCamera(), exceptions: [exceptionOf('eye-right'), exceptionOf('eye-left')] }
    expect(await desk(undefined, none).taking.take()).toMatchObject({ error: { code: 'enrolment/not-now' } })
  })

  it('are taken again when the camera or the host was lost meanwhile', async () => {
    let losses = 0
    const { taking, asked } = desk(async ({ eyes }) =>
      losses++ < 2 ? fail({ code: 'devices/host-down' }) : ok(irisesOf(eyes)),
    )
    expect(await taking.take()).toMatchObject({ ok: true })
    expect(asked.length).toBe(3)
  })

  it('of nobody are refused but for practice, and so are eyes that nobody asked for', async () => {
    const made = async ({ eyes }: IrisRequest) => ok(irisesOf(eyes, { simulated: true }))
    const refused = desk(made)
    expect(await refused.taking.take()).toEqual(fail({ code: 'devices/none', kind: 'iris' }))
    expect(refused.saved).toEqual([])
    expect(await desk(made, withCamera(), true).taking.take()).toMatchObject({ ok: true })
    for (const eyes of [['right'], ['left', 'left']] as const)
      expect(await desk(async () => ok(irisesOf([...eyes]))).taking.take()).toMatchObject({
        error: { code: 'devices/garbled', what: 'eyes' },
      })
  })

  it('of one citizen are never another’s, and are taken once at a time', async () => {
    const other = desk(async ({ eyes }) => {
      other.turnAway()
      return ok(irisesOf(eyes))
    })
    expect(await other.taking.take()).toEqual(fail({ code: 'enrolment/not-open' }))
    const { taking } = desk(
      (_request, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => resolve(fail({ code: 'devices/cancelled' })))
        }),
    )
    const first = taking.take()
    expect(await taking.take()).toEqual(fail({ code: 'devices/busy', deviceId: 'iris' }))
    taking.cancel()
    expect(await first).toEqual(fail({ code: 'devices/cancelled' }))
    expect(await desk(undefined, null).taking.take()).toEqual(fail({ code: 'enrolment/not-open' }))
  })

  it('are not asked of anybody while an earlier step misses something', async () => {
    const early = { ...pack, steps: [{ id: 'record' as const, when: {} }, ...pack.steps] }
    const { taking, asked } = desk(undefined, withCamera(), false, early)
    expect(await taking.take()).toMatchObject({ error: { code: 'enrolment/not-now', step: 'iris' } })
    expect(asked).toEqual([])
  })
})
