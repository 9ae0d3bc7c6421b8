import { existsSync } from 'node:fs'
import { decode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import type { CaptureSlot } from '../../contract/records/policy-pack.ts'
import { createFingerDrawer } from '../../../tests/sbi/body-parts.ts'
import { readFingerRecord } from '../../../tests/registry/intake/finger-record.ts'
import type { CapturedFinger, SegmentedPrint } from '../../drivers/driver.ts'
import { findAddon, loadImaging, type Imaging } from '../imaging.ts'
import { examine, type EarlierPrint } from './examine.ts'
import { createSittingMemory } from './memory.ts'
import { sheetOf } from './picture.ts'

const path = findAddon()
const never = new AbortController().signal
const person = { seed: 11, ageYears: 40 }
const refused = (error: object) => ({ ok: false, error })

describe.skipIf(!existsSync(path))('a print of fingers that the scanner has cut out', () => {
  const loaded = loadImaging(path)
  const imaging = (loaded.ok ? loaded.value : undefined) as Imaging
  const draw = imaging === undefined ? null : createFingerDrawer(imaging, person.seed)
  const memory = createSittingMemory(imaging)

  /** `shown` are the fingers whose pictures come under the names of `named`. */
  async function printOf(named: readonly number[], shown = named, isRolled = false): Promise<SegmentedPrint> {
    const fingers = await Promise.all(
      named.map(async (finger, i): Promise<CapturedFinger> => {
        const image = await draw?.(shown[i] ?? 0, isRolled)
        if (!image) throw new Error('not drawn')
        return { ...image, ppi: 500, finger, deviceScore: 50 }
      }),
    )
    return { fingers }
  }
  const take = (slot: CaptureSlot, print: SegmentedPrint, earlier: EarlierPrint[] = [], own = memory) => {
    const deps = { imaging, memory: own, now: () => new Date() }
    return examine(deps, { slot, captureId: slot, earlier, person }, print, never)
  }

  it('becomes one record with an image of each, its own score beside it, and one still of all', async () => {
    const print = await printOf([7, 8, 9, 10])
    const taken = await take('left-four', print)
    if (!taken.ok) throw new Error(taken.error.code)
    const images = readFingerRecord(taken.value.record)
    expect(images?.map(({ position }) => position)).toEqual([7, 8, 9, 10])
    expect(images?.map(({ scores }) => scores[0])).toEqual(taken.value.fingers.map(({ score }) => score))
    const still = decode(taken.value.still)
    expect(still.width).toBeGreaterThan(still.height)
  })

  it('is held against what came before, from memory and from its record', async () => {
    const slap = await take('right-four', await printOf([2, 3, 4, 5]))
    if (!slap.ok) throw new Error(slap.error.code)
    const earlier = [{ captureId: 'right-four', slot: 'right-four' as const, record: slap.value.record }]
    const wrong = await printOf([2], [3], true)
    const error = { code: 'prints/wrong-finger', asked: 2, finger: 3 }
    expect(await take('rolled-2', wrong, earlier)).toEqual(refused(error))
    expect(await take('rolled-2', wrong, earlier, createSittingMemory(imaging))).toEqual(refused(error))
    expect(await take('rolled-2', await printOf([2], [2], true), earlier)).toMatchObject({ ok: true })
  })

  it('is refused where one of the fingers is none', async () => {
    const { fingers } = await printOf([1, 6])
    const blank = (finger: CapturedFinger) => ({
      ...finger,
      pixels: new Uint8Array(finger.pixels.length).fill(255),
    })
    const [right, left] = fingers as [CapturedFinger, CapturedFinger]
    expect(await take('thumbs', { fingers: [right, blank(left)] })).toEqual(
      refused({ code: 'prints/too-few-fingers', expected: 2, found: 1 }),
    )
    expect(await take('thumbs', { fingers: [blank(right), blank(left)] })).toEqual(
      refused({ code: 'prints/no-fingers' }),
    )
  })
})

describe('the sheet for the eyes', () => {
  it('shows fingers side by side on white', () => {
    const finger = (width: number, height: number, value: number) => {
      const pixels = new Uint8Array(width * height).fill(value)
      return { width, height, ppi: 500, pixels, finger: 1, deviceScore: 0 }
    }
    const sheet = sheetOf({ fingers: [finger(2, 1, 10), finger(1, 2, 20)] })
    expect([sheet.width, sheet.height]).toEqual([27, 2])
    expect([...sheet.pixels.subarray(0, 2), sheet.pixels[26], sheet.pixels[53], sheet.pixels[27]]).toEqual([
      10, 10, 20, 20, 255,
    ])
  })
})
