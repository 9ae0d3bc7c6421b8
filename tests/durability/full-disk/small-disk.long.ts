/** A real file system that is full after every block of a sealing. Root only: others cannot mount one. */
import { afterAll, expect, it } from 'vitest'
import { makeAuthority, must, openCounterOn } from '../../fixtures/counter-on-disk.ts'
import { fillDraft, readyToSeal, seal, signIn } from '../../fixtures/ready-to-seal.ts'
import { BLOCK, mountSmallDisk } from './small-disk.ts'

const authority = makeAuthority()
const disk = mountSmallDisk()
afterAll(() => disk?.remove())

it.skipIf(disk === null)(
  'loses nothing, says so, and goes on when there is room again, on a real disk of 12 MB',
  async () => {
    if (disk === null) return
    const desk = await readyToSeal(disk.platform, authority)
    must(await seal(desk))
    const sealed = [desk.applicationId]
    let refused = 0
    for (let blocks = 0; ; blocks++) {
      const applicationId = await fillDraft(desk)
      sealed.push(applicationId)
      disk.fill(blocks * BLOCK)
      const first = await seal(desk)
      disk.makeRoom()
      if (first.ok) break
      refused += 1
      expect(first.error.code, `${blocks} blocks free`).toBe('journal/disk-full')
      expect(must(await seal(desk)).applicationId).toBe(applicationId)
    }
    process.stdout.write(`    refused with 0 to ${refused - 1} blocks of ${BLOCK} bytes free\n`)
    expect(refused).toBeGreaterThan(3)
    await desk.journal.close()
    const again = await openCounterOn(disk.platform, authority)
    await signIn(again)
    expect(again.journal.damage.filter(({ kind }) => kind !== 'unclaimed-file')).toEqual([])
    expect(again.counter.sittings.openDrafts()).toEqual([])
    for (const id of sealed) expect(again.journal.applications.get(id)?.state).toBe('queued')
    await again.journal.close()
  },
  120_000,
)
