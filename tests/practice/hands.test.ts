/** The hands of the practice citizens, through the simulated scanner, the engine and the workflow: how often is pressed? */
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Enrolment } from '../../src-main/contract/records/enrolment.ts'
import { bodyPart } from '../../src-main/contract/records/exception.ts'
import { fingerSlot } from '../../src-main/contract/records/sitting-parts.ts'
import { askedBy } from '../../src-main/device-host/prints/asked.ts'
import { examine, type EarlierPrint } from '../../src-main/device-host/prints/examine.ts'
import { createSittingMemory } from '../../src-main/device-host/prints/memory.ts'
import { findAddon, loadImaging } from '../../src-main/device-host/imaging.ts'
import { createPrintDrawer } from '../../src-main/drivers/ocdp/simulated-prints.ts'
import { personOf } from '../../src-main/station/enrolment/person.ts'
import { handOf } from '../../src-main/station/enrolment/parts.ts'
import { isFoundWorn } from '../../src-main/station/enrolment/poor-prints.ts'
import { stepsOf } from '../../src-main/station/enrolment/steps.ts'
import { aCapture, aDraft, aPack, aResident } from '../fixtures/enrolments.ts'
import { after, choose, exceptionOf, stamp } from '../fixtures/workflow.ts'
import { practiceCases, type PracticeCase } from '../registry/residents/practice-cases.ts'

const never = new AbortController().signal
const today = new Date('2026-11-23T02:00:00Z')
const find = (name: string) => practiceCases.find((one) => one.name === name)!

function openedFor({ personalNumber, birth }: PracticeCase): Enrolment {
  const fields = { ...aResident().fields, dateOfBirth: birth }
  return after(
    [choose(), { type: 'record-confirmed' }, { type: 'no-marks-confirmed' }],
    aDraft({ resident: aResident({ personalNumber, fields }) }),
  )
}

const path = findAddon()

describe.skipIf(!existsSync(path))('a practice citizen at the scanner', () => {
  const loaded = loadImaging(path)
  if (!loaded.ok) return
  const imaging = loaded.value

  /** A patient officer: takes what is asked, the best of a worn hand with one key, three tries of anything else. */
  async function press(person: PracticeCase, opened: Enrolment) {
    const draw = createPrintDrawer(imaging)
    const memory = createSittingMemory(imaging)
    const earlier: EarlierPrint[] = []
    let draft = opened
    let presses = 0
    for (; presses < 40; presses += 1) {
      const [code = ''] = stepsOf(draft, aPack).find(({ id }) => id === 'fingerprints')?.missing ?? []
      const slot = fingerSlot.safeParse(code.replace('poor:', ''))
      if (!slot.success) break
      const who = personOf(draft, today, person.hand)
      const image = await draw({ position: askedBy(slot.data)?.position ?? 0, person: who, fault: 'none' })
      if (image === null) return { draft, presses, empty: slot.data }
      const captureId = String(presses)
      const request = { slot: slot.data, captureId, earlier, person: who }
      const print = await examine(
        { imaging, memory, now: () => today },
        request,
        { ...image, ppi: 500 },
        never,
      )
      if (!print.ok) return { draft, presses, refused: print.error }
      earlier.push({ captureId, slot: slot.data, record: null })
      const capture = { ...aCapture(slot.data), fingers: print.value.fingers }
      draft = after([{ type: 'sample-accepted', capture }], draft)
      for (const hand of ['right', 'left'] as const)
        if (!draft.wornHands.includes(hand) && isFoundWorn(hand, draft, aPack.lowQuality))
          draft = after([{ type: 'worn-hand-taken', hand }], draft)
      const isPoor = stepsOf(draft, aPack).some(({ missing }) => missing.includes(`poor:${slot.data}`))
      if (isPoor && (draft.tries[slot.data] ?? 0) >= 3)
        draft = after([{ type: 'poor-print-kept', slot: slot.data, reason: 'scanner', ...stamp }], draft)
    }
    return { draft, presses }
  }

  it('of 72 with worn fingers is through after at most 18 acquisitions, and both hands are said to be worn', async () => {
    const farmer = find('Võ Văn Sáu')
    const { draft, presses, refused } = await press(farmer, openedFor(farmer))
    process.stdout.write(`worn fingers of 72 years: ${presses} acquisitions\n`)
    expect(refused).toBeUndefined()
    expect(presses).toBeGreaterThanOrEqual(13)
    expect(presses).toBeLessThanOrEqual(18)
    expect(draft.wornHands.toSorted()).toEqual(['left', 'right'])
    const worn = Object.values(draft.captures).flatMap(({ fingers }) => fingers)
    expect(worn.filter(({ finger }) => handOf(finger) === 'left').some(({ score }) => score < 50)).toBe(true)
  })

  it('without two fingers is short of them until the officer says so, and then the hand is whole', async () => {
    const amputee = find('Trần Quốc Toản')
    const opened = openedFor(amputee)
    expect(await press(amputee, opened)).toMatchObject({
      refused: { code: 'prints/too-few-fingers', expected: 4, found: 2 },
    })
    const excepted = after(
      amputee.hand!.missing.map((n) => ({
        type: 'part-excepted' as const,
        exception: exceptionOf(bodyPart.parse(`finger-${n}`)),
      })),
      opened,
    )
    const { draft, presses, refused } = await press(amputee, excepted)
    process.stdout.write(`two fingers missing: ${presses} acquisitions\n`)
    expect(refused).toBeUndefined()
    expect(stepsOf(draft, aPack).find(({ id }) => id === 'fingerprints')?.missing).toEqual([])
    expect(Object.keys(draft.captures)).toHaveLength(11)
  })
})
