import { describe, expect, it } from 'vitest'
import { aCase, aDraft, aPack } from '../../../tests/fixtures/enrolments.ts'
import type { Enrolment, Sitting } from '../../contract/records/enrolment.ts'
import { fail, ok } from '../../contract/result.ts'
import type { Devices } from '../devices/hub.ts'
import type { EnrolmentEvent } from './events.ts'
import { lawFor } from './law.ts'
import { createSignatures } from './signatures.ts'
import type { Sittings } from './sittings.ts'

const hash = 'cd'.repeat(32)
const shown = aDraft({ shown: { documentHash: hash, locale: 'vi' } })
const provenance = { deviceId: 'pad', driver: 'wacom-stu', model: 'STU', firmware: '1', simulated: true }
const written = {
  signature: {
    schema: 'signature/1' as const,
    width: 100,
    height: 60,
    maxPressure: 10,
    strokes: [[[1, 2, 3, 0] as [number, number, number, number]]],
  },
  image: Uint8Array.of(1, 2, 3),
  provenance,
}

function desk(takeSignature: Devices['takeSignature'], draft: Enrolment | null = shown) {
  const saved: string[] = []
  const applied: EnrolmentEvent[] = []
  let sitting: Sitting | null =
    draft === null ? null : { draft, demand: lawFor(draft, aPack).demand, steps: [], current: 'confirmation' }
  const sittings: Pick<Sittings, 'current' | 'apply'> = {
    current: () => sitting,
    apply: async (event) => {
      applied.push(event)
      return sitting === null ? fail({ code: 'enrolment/not-open' }) : ok(sitting)
    },
  }
  const signatures = createSignatures({
    sittings,
    devices: { takeSignature },
    store: {
      saveSample: async (_application, _capture, bytes) => {
        saved.push(Buffer.from(bytes).toString())
        return ok({ sha256: 'ab'.repeat(32), size: bytes.length })
      },
    },
    now: () => new Date('2026-11-25T02:00:00Z'),
  })
  return { signatures, saved, applied, turnAway: () => (sitting = null) }
}

describe('a signature', () => {
  it('is kept as strokes and picture before it is accepted, under the document that was shown', async () => {
    const { signatures, saved, applied } = desk(async () => ok(written))
    expect(await signatures.take()).toMatchObject({ ok: true })
    expect(saved).toEqual([JSON.stringify(written.signature), '\u0001\u0002\u0003'])
    expect(applied).toMatchObject([
      {
        type: 'signature-accepted',
        signature: {
          documentHash: hash,
          takenAt: '2026-11-25T02:00:00.000Z',
          provenance,
          picture: { size: 3 },
        },
      },
    ])
  })

  it('is not asked for where nothing is shown or nobody sits there', async () => {
    const asked = async () => fail({ code: 'devices/cancelled' as const })
    expect(await desk(asked, aDraft()).signatures.take()).toMatchObject({
      error: { code: 'enrolment/changed-since-shown' },
    })
    expect(await desk(asked, null).signatures.take()).toMatchObject({ error: { code: 'enrolment/not-open' } })
  })

  it('is nobody else’s: what was written before the officer turned to another is dropped', async () => {
    const there = desk(async () => {
      there.turnAway()
      return ok(written)
    })
    expect(await there.signatures.take()).toMatchObject({ error: { code: 'enrolment/not-open' } })
    expect(there.applied).toEqual([])
  })

  it('is one at a time, and can be given up', async () => {
    const { signatures } = desk(
      (signal) =>
        new Promise((resolve) =>
          signal.addEventListener('abort', () => resolve(fail({ code: 'devices/cancelled' }))),
        ),
    )
    const first = signatures.take()
    expect(await signatures.take()).toMatchObject({ error: { code: 'devices/busy' } })
    signatures.cancel()
    expect(await first).toEqual({ ok: false, error: { code: 'devices/cancelled' } })
  })

  it('is the representative’s where one acts for the citizen', async () => {
    const helped = { ...aCase, isHelped: true }
    const { signatures, applied } = desk(async () => ok(written), { ...shown, case: helped })
    await signatures.take()
    expect(applied).toMatchObject([{ signature: { by: 'guardian' } }])
    const alone = desk(async () => ok(written))
    await alone.signatures.take()
    expect(alone.applied).toMatchObject([{ signature: { by: 'citizen' } }])
  })
})
