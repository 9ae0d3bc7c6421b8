/** Marks, samples, and what is taken although it is poor. */
import type { Capture, Enrolment } from '../../../contract/records/enrolment.ts'
import {
  irisSlot,
  type CaptureSlot,
  type IrisSlot,
  type StepId,
} from '../../../contract/records/sitting-parts.ts'
import { ok } from '../../../contract/result.ts'
import { askedSlots, isExcepted, partsShown, surplusOf } from '../parts.ts'
import { betterIris, isUnsettledIris } from '../poor-irises.ts'
import { betterOf, isFoundWorn, isUnsettled } from '../poor-prints.ts'
import { badValue, changed, notNow, type Apply } from './change.ts'

const MOST_MARKS = 6

export const addMark: Apply<'mark-added'> = (draft, { text }) =>
  draft.marks.length < MOST_MARKS
    ? changed(draft, { marks: [...draft.marks, text], noMarks: false })
    : badValue('marks')

/** A close-up belongs to its mark and goes with it. */
export const removeMark: Apply<'mark-removed'> = (draft, { index }) => {
  const marks = draft.marks.filter((_, i) => i !== index)
  return changed(draft, { marks, closeUps: draft.closeUps.filter(({ mark }) => marks.includes(mark)) })
}

export const confirmNoMarks: Apply<'no-marks-confirmed'> = (draft) =>
  changed(draft, { marks: [], closeUps: [], noMarks: true })

/** The step in which a sample is taken. */
export function stepOfSlot(slot: CaptureSlot): StepId {
  if (slot === 'portrait') return 'portrait'
  return isIris(slot) ? 'iris' : 'fingerprints'
}

const isIris = (slot: CaptureSlot): slot is IrisSlot => irisSlot.safeParse(slot).success

function omit<K extends CaptureSlot, V>(
  record: Partial<Record<K, V>>,
  slot: CaptureSlot,
): Partial<Record<K, V>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== slot)) as Partial<Record<K, V>>
}

/** A print and an iris count as a try, and the better of two is kept. */
function withSample(draft: Enrolment, capture: Capture): Partial<Enrolment> {
  const { slot } = capture
  if (slot === 'portrait') return { captures: { ...draft.captures, [slot]: capture } }
  const earlier = draft.captures[slot]
  const best = isIris(slot) ? betterIris(earlier, capture) : betterOf(earlier, capture)
  return {
    captures: { ...draft.captures, [slot]: best },
    tries: { ...draft.tries, [slot]: Math.min((draft.tries[slot] ?? 0) + 1, 999) },
    keptPoor: best === capture ? omit(draft.keptPoor, slot) : draft.keptPoor,
  }
}

/** Samples come in the order of the law; any that is there already may be taken again. */
export const acceptSample: Apply<'sample-accepted'> = (draft, { capture }, { demand }) => {
  const { slot } = capture
  const refused = notNow('sample-accepted', stepOfSlot(slot))
  if (!askedSlots(demand).includes(slot)) return refused
  const isContradicted = partsShown(capture).some((part) => draft.exceptions.some((one) => one.part === part))
  if (isExcepted(slot, draft) || (capture.fingers.length > 0 && isContradicted)) return refused
  const prints = demand.fingerprints
  const before = prints.slice(
    0,
    Math.max(
      0,
      prints.findIndex((one) => one === slot),
    ),
  )
  if (before.some((earlier) => !draft.captures[earlier] && !isExcepted(earlier, draft))) return refused
  return changed(draft, withSample(draft, capture))
}

export const discardSample: Apply<'sample-discarded'> = (draft, { slot }) =>
  draft.captures[slot]
    ? changed(draft, { captures: omit(draft.captures, slot), keptPoor: omit(draft.keptPoor, slot) })
    : ok(draft)

/** One key for the whole hand: repeating does not make worn ridges better. */
export const takeWornHand: Apply<'worn-hand-taken'> = (draft, { hand }, { pack }) => {
  if (!isFoundWorn(hand, draft, pack.lowQuality)) return badValue('hand')
  return changed(draft, { wornHands: [...new Set([...draft.wornHands, hand])] })
}

export const keepPoorPrint: Apply<'poor-print-kept'> = (draft, { slot, reason, officerId, at }, { pack }) => {
  const { lowQuality } = pack
  if (!lowQuality || !isUnsettled(slot, draft, lowQuality)) return badValue('slot')
  if ((draft.tries[slot] ?? 0) < lowQuality.tries) return notNow('poor-print-kept', 'fingerprints')
  if (!lowQuality.reasons.some(({ id }) => id === reason)) return badValue('reason')
  return changed(draft, { keptPoor: { ...draft.keptPoor, [slot]: { reason, officerId, at } } })
}

/** After the pack's tries the best picture of an eye is used, with the pack's reason. */
export const keepPoorIris: Apply<'poor-iris-kept'> = (draft, { slot, reason, officerId, at }, { pack }) => {
  const rules = pack.lowIrisQuality
  if (!rules || !isUnsettledIris(slot, draft, rules)) return badValue('slot')
  if ((draft.tries[slot] ?? 0) < rules.tries) return notNow('poor-iris-kept', 'iris')
  if (!rules.reasons.some(({ id }) => id === reason)) return badValue('reason')
  return changed(draft, { keptPoor: { ...draft.keptPoor, [slot]: { reason, officerId, at } } })
}

/** The officer's own word that what the law does not ask for is given up. */
export const discardSurplus: Apply<'surplus-discarded'> = (draft, _event, { demand }) => {
  const surplus = surplusOf(draft, demand)
  const captures = surplus.slots.reduce((left, slot) => omit(left, slot), draft.captures)
  const keptPoor = surplus.slots.reduce((left, slot) => omit(left, slot), draft.keptPoor)
  const exceptions = draft.exceptions.filter(({ part }) => !surplus.parts.includes(part))
  return changed(draft, { captures, keptPoor, exceptions })
}
