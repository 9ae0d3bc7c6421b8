import { describe, expect, it } from 'vitest'
import {
  enrolOfficer,
  makeAuthority,
  must,
  officer,
  openCounterOn,
  pin,
  shortPack,
  type CounterOnDisk,
} from '../../tests/fixtures/counter-on-disk.ts'
import { crashingPlatform } from './journal/crashing-platform.ts'
import type { Platform } from './journal/platform.ts'
import { aPortrait } from './enrolment/test-portrait.ts'

const authority = makeAuthority()
const camera = { deviceId: 'cam-1', driver: 'uvc', model: 'Test', firmware: '1', simulated: true }

/** Seeded, so that a failing run can be run again. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647
}

async function signIn({ counter }: CounterOnDisk): Promise<void> {
  must(await counter.handlers['officers.signIn']({ officerId: officer.officerId, pin }, 'officer'))
}

/** Everything up to the citizen's yes; the applicationId. */
async function fillDraft({ counter }: CounterOnDisk): Promise<string> {
  const { handlers } = counter
  const opened = must(await handlers['enrolment.open']({ personalNumber: '001199000123' }, 'officer'))
  const intend = async (intent: Parameters<(typeof handlers)['enrolment.intend']>[0]) =>
    must(await handlers['enrolment.intend'](intent, 'officer'))
  await intend({ do: 'choose-case', kind: 'exchange', reason: 'age', isHelped: false })
  await intend({ do: 'confirm-record' })
  await intend({ do: 'confirm-no-marks' })
  for (const slot of shortPack.fingerprints)
    must(await handlers['enrolment.captureFingerprint']({ slot }, 'officer'))
  const takenAt = new Date().toISOString()
  must(await handlers['enrolment.savePortrait']({ ...aPortrait, takenAt, camera }, 'officer'))
  await intend({ do: 'show-to-citizen', locale: 'vi' })
  const view = counter.citizen.view()
  if (view.screen !== 'document') throw new Error('nothing is shown')
  must(await handlers['citizen.confirm']({ documentHash: view.documentHash, answeredBy: 'touch' }, 'citizen'))
  return opened.draft.applicationId
}

async function readyToSeal(platform: Platform): Promise<CounterOnDisk & { applicationId: string }> {
  const desk = await openCounterOn(platform, authority)
  await enrolOfficer(desk, authority)
  await signIn(desk)
  return { ...desk, applicationId: await fillDraft(desk) }
}

const seal = ({ counter }: CounterOnDisk) => counter.handlers['enrolment.seal']({}, 'officer')

describe('the counter', () => {
  it('walks from look-up to queue, and leaves no key that opens the draft', async () => {
    const desk = await readyToSeal(crashingPlatform(createRandom(1)))
    must(await seal(desk))
    expect(desk.journal.applications.get(desk.applicationId)?.state).toBe('queued')
    expect(desk.counter.sittings.openDrafts()).toEqual([])
    const entry = desk.journal.applications.get(desk.applicationId)
    const bytes = must(await desk.journal.readBytes(entry!.draft!.position))
    const opened = await desk.vault.drafts.decryptDraft(
      { applicationId: desk.applicationId, revision: 1 },
      { iv: entry!.draft!.iv, ciphertext: bytes },
    )
    expect(opened).toMatchObject({ ok: false, error: { code: 'vault/wrong-key' } })
  })

  it('seals nothing that is incomplete', async () => {
    const desk = await readyToSeal(crashingPlatform(createRandom(2)))
    must(
      await desk.counter.handlers['enrolment.intend']({ do: 'discard-capture', slot: 'rolled-1' }, 'officer'),
    )
    expect(await seal(desk)).toMatchObject({
      ok: false,
      error: { code: 'enrolment/incomplete', missing: ['rolled-1', 'confirmation'] },
    })
  })

  it('gives the drafts to the next officer and nothing to nobody', async () => {
    const desk = await readyToSeal(crashingPlatform(createRandom(3)))
    desk.counter.lock()
    expect(desk.counter.sittings.openDrafts()).toEqual([])
    expect(desk.counter.citizen.view()).toMatchObject({ screen: 'idle' })
    await signIn(desk)
    expect(desk.counter.sittings.openDrafts()).toMatchObject([
      { applicationId: desk.applicationId, current: 'sealing' },
    ])
  })

  it('joins a second press of the seal key to the first', async () => {
    const desk = await readyToSeal(crashingPlatform(createRandom(4)))
    const [first, second] = await Promise.all([seal(desk), seal(desk)])
    expect(must(first).applicationId).toBe(must(second).applicationId)
    expect(await desk.journal.listFiles('sealed')).toHaveLength(1)
  })
})

describe('a power cut while sealing', () => {
  it('leaves either the whole draft or one queued application, at every single write', async () => {
    const dry = crashingPlatform(createRandom(5))
    const before = await readyToSeal(dry)
    const first = dry.calls
    must(await seal(before))
    const last = dry.calls

    for (let crashAt = first; crashAt < last; crashAt++) {
      const medium = crashingPlatform(createRandom(5), crashAt)
      const cut = await readyToSeal(medium)
      await seal(cut).catch(() => undefined)
      const again = await openCounterOn(medium.reboot(), authority)
      must(await again.counter.finishSealing())
      await signIn(again)
      const state = again.journal.applications.get(cut.applicationId)?.state
      const drafts = again.counter.sittings.openDrafts()
      if (state === 'draft') {
        expect(drafts).toMatchObject([{ applicationId: cut.applicationId, current: 'sealing' }])
        again.counter.sittings.resume(cut.applicationId)
        must(await seal(again))
      }
      expect(again.journal.applications.get(cut.applicationId)?.state, `cut at call ${crashAt}`).toBe(
        'queued',
      )
      expect(await again.journal.listFiles('sealed')).toEqual([`${cut.applicationId}.1.p7m`])
    }
    expect(last - first).toBeGreaterThan(10)
  }, 120_000)
})
