import { existsSync } from 'node:fs'
import { decode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import type { CaptureSlot } from '../../contract/records/policy-pack.ts'
import { createPrintDrawer } from '../../drivers/ocdp/simulated-prints.ts'
import type { SimulatedFault } from '../../drivers/simulated.ts'
import { readFingerRecord } from '../../../tests/registry/intake/finger-record.ts'
import { findAddon, loadImaging, type Imaging, type Template } from '../imaging.ts'
import type { KnownFinger } from '../messages.ts'
import { askedBy } from './asked.ts'
import { examine, type EarlierPrint } from './examine.ts'
import { readPrint } from './read-print.ts'
import { createSittingMemory, type SittingMemory } from './memory.ts'

const never = new AbortController().signal
const at = new Date('2026-11-23T01:02:03.004Z')
let lastId = 0

/** A desk with a scanner, a memory and the prints that were accepted. */
function openDesk(
  imaging: Imaging,
  seed = 7,
  memory: SittingMemory = createSittingMemory(imaging),
  missing: number[] = [],
) {
  const draw = createPrintDrawer(imaging)
  const person = { seed, ageYears: 40, missing }
  const accepted = new Map<CaptureSlot, { captureId: string; record: Uint8Array }>()

  async function take(
    slot: CaptureSlot,
    fault: SimulatedFault = 'none',
    knowsRecords = false,
    hand = person,
  ) {
    const image = await draw({ position: askedBy(slot)?.position ?? 0, person: hand, fault })
    if (image === null) throw new Error('not drawn')
    const captureId = String(++lastId)
    const earlier: EarlierPrint[] = [...accepted]
      .filter(([other]) => other !== slot)
      .map(([other, one]) => ({
        captureId: one.captureId,
        slot: other,
        record: knowsRecords ? one.record : null,
      }))
    const request = { slot, captureId, earlier, person }
    const result = await examine({ imaging, memory, now: () => at }, request, { ...image, ppi: 500 }, never)
    if (result.ok) accepted.set(slot, { captureId, record: result.value.record })
    return result
  }
  async function takeSlaps() {
    for (const slot of ['right-four', 'left-four', 'thumbs'] as const)
      expect(await take(slot)).toMatchObject({ ok: true })
  }
  /** Somebody else's hand lies on the glass. */
  const takeOf = (other: number, slot: CaptureSlot) => take(slot, 'none', false, { ...person, seed: other })
  return { take, takeOf, takeSlaps, memory, discard: (slot: CaptureSlot) => void accepted.delete(slot) }
}

/** As it comes back from the disk. */
const aCopyOf = (template: Template) => JSON.parse(JSON.stringify(template)) as KnownFinger['template']

const path = findAddon()
const refused = (error: object) => ({ ok: false, error })

describe.skipIf(!existsSync(path))('a print', () => {
  const loaded = loadImaging(path)
  const imaging = (loaded.ok ? loaded.value : undefined) as Imaging

  it('becomes a record of the standard with its quality, its moment and its impression, and a small still', async () => {
    const { take } = openDesk(imaging)
    const slap = await take('left-four')
    const rolled = await take('rolled-7')
    if (!slap.ok || !rolled.ok) throw new Error('refused')
    expect(slap.value.fingers.map(({ finger }) => finger)).toEqual([10, 9, 8, 7])
    expect(readFingerRecord(slap.value.record)).toMatchObject([
      { position: 14, impression: 0, compression: 2, ppi: 500, width: 1600, height: 1500 },
    ])
    expect(readFingerRecord(rolled.value.record)).toMatchObject([
      { position: 7, impression: 1, scores: [rolled.value.fingers[0]?.score] },
    ])
    const record = await imaging.readFingerImages({ bytes: rolled.value.record })
    expect(record.ok && record.value.images[0]?.capture.time).toEqual({
      year: 2026,
      month: 11,
      day: 23,
      hour: 1,
      minute: 2,
      second: 3,
      millisecond: 4,
    })
    expect(slap.value.still.length).toBeLessThanOrEqual(65_536)
    expect(decode(slap.value.still).channels).toBe(1)
  })

  it('of every finger of an honest citizen is accepted', async () => {
    const { take, takeSlaps } = openDesk(imaging)
    await takeSlaps()
    for (let finger = 1; finger <= 10; finger++)
      expect(await take(`rolled-${finger}` as CaptureSlot), `finger ${finger}`).toMatchObject({ ok: true })
  })

  it('of a hand that has lost a finger is whole without it, and with its own fingers named', async () => {
    const { take } = openDesk(imaging, 7, createSittingMemory(imaging), [3, 9])
    const right = await take('right-four')
    const left = await take('left-four')
    expect(right.ok && right.value.fingers.map(({ finger }) => finger)).toEqual([2, 4, 5])
    expect(left.ok && left.value.fingers.map(({ finger }) => finger)).toEqual([10, 8, 7])
  })

  it('of the other hand is refused, before and after there is something to compare it with', async () => {
    const { take, takeSlaps } = openDesk(imaging)
    expect(await take('right-four', 'swap-hand')).toEqual(refused({ code: 'prints/wrong-hand' }))
    await takeSlaps()
    expect(await take('rolled-3', 'swap-hand')).toEqual(
      refused({ code: 'prints/wrong-finger', asked: 3, finger: 8 }),
    )
  })

  it('of another finger is refused with both names, and twice the same one as such', async () => {
    const { take, takeSlaps } = openDesk(imaging)
    await takeSlaps()
    expect(await take('rolled-2', 'wrong-finger')).toEqual(
      refused({ code: 'prints/wrong-finger', asked: 2, finger: 3 }),
    )
    expect(await take('rolled-4')).toMatchObject({ ok: true })
    expect(await take('rolled-5', 'wrong-finger')).toEqual(
      refused({ code: 'prints/same-finger-twice', asked: 5, finger: 4 }),
    )
    expect(await take('rolled-5')).toMatchObject({ ok: true })
  })

  it('that was discarded accuses nobody any more', async () => {
    const { take, discard } = openDesk(imaging)
    expect(await take('rolled-1', 'wrong-finger')).toMatchObject({ ok: true })
    expect(await take('rolled-2')).toMatchObject({ error: { code: 'prints/same-finger-twice' } })
    discard('rolled-1')
    expect(await take('rolled-2')).toMatchObject({ ok: true })
  })

  it('is held against the records of the disk where this process has seen nothing', async () => {
    const { take, takeSlaps, memory } = openDesk(imaging)
    await takeSlaps()
    await memory.leave(false)
    expect(await take('rolled-1', 'wrong-finger', true)).toMatchObject({
      error: { code: 'prints/wrong-finger' },
    })
    await memory.leave(true)
    // Nothing is there to compare with: the print stands for itself.
    expect(await take('rolled-1', 'wrong-finger')).toMatchObject({ ok: true })
  })

  it('of an earlier citizen is refused until the station was locked', async () => {
    const first = openDesk(imaging, 7)
    await first.takeSlaps()
    await first.memory.leave(false)
    // Another citizen by name, with the fingers of the first: the seed is the only difference the host sees.
    const image = await createPrintDrawer(imaging)({
      position: 13,
      person: { seed: 7, ageYears: 40 },
      fault: 'none',
    })
    const ask = () =>
      examine(
        { imaging, memory: first.memory, now: () => at },
        { slot: 'right-four', captureId: 'x', earlier: [], person: { seed: 8, ageYears: 40 } },
        { ...image!, ppi: 500 },
        never,
      )
    expect(await ask()).toMatchObject({ error: { code: 'prints/seen-before' } })
    await first.memory.leave(true)
    expect(await ask()).toMatchObject({ ok: true })
  })

  it('that is hardly there says why it is poor; a blank glass is no print', async () => {
    const { take } = openDesk(imaging)
    const light = await take('right-four', 'light-touch')
    if (!light.ok) throw new Error(light.error.code)
    expect(Math.max(...light.value.fingers.map(({ score }) => score))).toBeLessThan(50)
    expect(light.value.fingers.flatMap(({ reasons }) => reasons)).toContain('too-dry')
    const blank = { width: 800, height: 750, ppi: 500, pixels: new Uint8Array(600_000).fill(255) }
    const memory = createSittingMemory(imaging)
    for (const slot of ['rolled-1', 'right-four', 'thumbs'] as const) {
      const request = { slot, captureId: 'b', earlier: [], person: { seed: 1, ageYears: null } }
      expect(await examine({ imaging, memory, now: () => at }, request, blank, never)).toEqual(
        refused({ code: 'prints/no-fingers' }),
      )
    }
  })

  it('of an officer is never a citizen’s, at whichever print it is tried, until the lock', async () => {
    const memory = createSittingMemory(imaging)
    const officer = openDesk(imaging, 99, createSittingMemory(imaging))
    const image = await createPrintDrawer(imaging)({
      position: 13,
      person: { seed: 99, ageYears: 40 },
      fault: 'none',
    })
    const read = await readPrint(
      { imaging, asked: askedBy('right-four')!, person: { ageYears: null }, signal: never },
      { ...image!, ppi: 500 },
    )
    if (!read.ok) throw new Error(read.error.code)
    const fingers = read.value.map(({ print }) => ({
      finger: print.finger,
      template: aCopyOf(print.template),
    }))
    await memory.knowOfficers([{ officerId: 'can-bo-1', fingers }])

    const ofOfficer = openDesk(imaging, 99, memory)
    expect(await ofOfficer.take('right-four')).toMatchObject({
      error: { code: 'prints/of-officer', officerId: 'can-bo-1' },
    })
    const citizen = openDesk(imaging, 7, memory)
    await citizen.takeSlaps()
    expect(await citizen.take('rolled-2')).toMatchObject({ ok: true })
    expect(await citizen.takeOf(99, 'rolled-3')).toEqual(
      refused({ code: 'prints/of-officer', asked: 3, officerId: 'can-bo-1' }),
    )
    await memory.leave(true)
    expect(await officer.take('right-four')).toMatchObject({ ok: true })
    expect(await openDesk(imaging, 99, memory).take('right-four')).toMatchObject({ ok: true })
  })

  it('is neither given nor remembered when the sitting was left meanwhile', async () => {
    const person = { seed: 7, ageYears: 40 }
    const image = await createPrintDrawer(imaging)({ position: 13, person, fault: 'none' })
    const memory = createSittingMemory(imaging)
    const request = { slot: 'right-four', captureId: 'l', earlier: [], person } as const
    const late = examine({ imaging, memory, now: () => at }, request, { ...image!, ppi: 500 }, never)
    await memory.leave(true)
    expect(await late).toEqual(refused({ code: 'devices/cancelled' }))
    expect(memory.others('thumbs')).toEqual([])
  })
})
