/** A disk that is full at every single write of a sealing: on a stand-in that refuses it, by count. */
import { expect, it } from 'vitest'
import { crashingPlatform } from '../../../src-main/station/journal/crashing-platform.ts'
import { makeAuthority, must, openCounterOn } from '../../fixtures/counter-on-disk.ts'
import { fillDraft, readyToSeal, seal, signIn } from '../../fixtures/ready-to-seal.ts'
import { createRandom, seedOf } from '../random.ts'

const authority = makeAuthority()

it('loses nothing, says so, and goes on when there is room again, at every write of a sealing', async () => {
  const seed = seedOf()
  process.stdout.write(`    seed ${seed}\n`)
  const medium = crashingPlatform(createRandom(seed))
  const desk = await readyToSeal(medium, authority)
  const before = medium.writes
  must(await seal(desk))
  const writes = medium.writes - before
  const sealed = [desk.applicationId]

  for (let at = 0; at < writes; at++) {
    const applicationId = await fillDraft(desk)
    medium.failWith('ENOSPC', at)
    expect(await seal(desk), `full at write ${at}`).toEqual({
      ok: false,
      error: { code: 'journal/disk-full', freeBytes: 0 },
    })
    // The machine is switched off just then, and room is made: the draft is there, or it is in the queue.
    const again = await openCounterOn(medium.reboot(), authority)
    must(await again.counter.finishSealing())
    await signIn(again)
    const drafts = again.counter.sittings.openDrafts().map((draft) => draft.applicationId)
    const state = again.journal.applications.get(applicationId)?.state
    expect([state, drafts], `full at write ${at}`).toEqual(
      state === 'draft' ? ['draft', [applicationId]] : ['queued', []],
    )
    // Or nobody switches it off, and the officer presses the key again.
    medium.failWith(null)
    expect(must(await seal(desk)).applicationId).toBe(applicationId)
    expect(desk.journal.applications.get(applicationId)?.state).toBe('queued')
    expect(must(await desk.vault.drafts.held())).toEqual([])
    sealed.push(applicationId)
  }
  process.stdout.write(`    ${writes} writes of a sealing, each refused once\n`)
  expect(writes).toBeGreaterThan(8)
  const files = await desk.journal.listFiles('sealed')
  expect(files.toSorted()).toEqual(sealed.map((id) => `${id}.1.p7m`).toSorted())
}, 120_000)
