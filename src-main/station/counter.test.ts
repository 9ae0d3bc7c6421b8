import { describe, expect, it } from 'vitest'
import { makeAuthority, must, openCounterOn } from '../../tests/fixtures/counter-on-disk.ts'
import { readyToSeal, seal, signIn } from '../../tests/fixtures/ready-to-seal.ts'
import { crashingPlatform } from './journal/crashing-platform.ts'
import type { Platform } from './journal/platform.ts'

const authority = makeAuthority()

/** Seeded, so that a failing run can be run again. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647
}

const readyOn = (platform: Platform) => readyToSeal(platform, authority)

describe('the counter', () => {
  it('walks from look-up to queue, and leaves no key that opens the draft', async () => {
    const desk = await readyOn(crashingPlatform(createRandom(1)))
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
    const desk = await readyOn(crashingPlatform(createRandom(2)))
    must(
      await desk.counter.handlers['enrolment.intend']({ do: 'discard-capture', slot: 'rolled-1' }, 'officer'),
    )
    expect(await seal(desk)).toMatchObject({
      ok: false,
      error: { code: 'enrolment/incomplete', missing: ['rolled-1', 'confirmation'] },
    })
  })

  it('gives the drafts to the next officer and nothing to nobody', async () => {
    const desk = await readyOn(crashingPlatform(createRandom(3)))
    desk.counter.lock()
    expect(desk.counter.sittings.openDrafts()).toEqual([])
    expect(desk.counter.citizen.view()).toMatchObject({ screen: 'idle' })
    await signIn(desk)
    expect(desk.counter.sittings.openDrafts()).toMatchObject([
      { applicationId: desk.applicationId, current: 'sealing' },
    ])
  })

  it('joins a second press of the seal key to the first', async () => {
    const desk = await readyOn(crashingPlatform(createRandom(4)))
    const [first, second] = await Promise.all([seal(desk), seal(desk)])
    expect(must(first).applicationId).toBe(must(second).applicationId)
    expect(await desk.journal.listFiles('sealed')).toHaveLength(1)
  })
})

describe('a power cut while sealing', () => {
  it('leaves either the whole draft or one queued application, at every single write', async () => {
    const dry = crashingPlatform(createRandom(5))
    const before = await readyOn(dry)
    const first = dry.calls
    must(await seal(before))
    const last = dry.calls

    for (let crashAt = first; crashAt < last; crashAt++) {
      const medium = crashingPlatform(createRandom(5), crashAt)
      const cut = await readyOn(medium)
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
