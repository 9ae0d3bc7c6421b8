/** Which parts of the body an acquisition shows, and which of them the law asks for. */
import type { Demand } from '../../contract/records/demand.ts'
import type { Capture, Enrolment, Hand } from '../../contract/records/enrolment.ts'
import { bodyPart, type BodyPart } from '../../contract/records/exception.ts'
import { fingerSlot, fingersOfSlot, type CaptureSlot } from '../../contract/records/sitting-parts.ts'

const partOfFinger = (finger: number): BodyPart => bodyPart.parse(`finger-${finger}`)

const parts = new Map<CaptureSlot, readonly BodyPart[]>([
  ...fingerSlot.options.map((slot) => [slot, fingersOfSlot[slot].map(partOfFinger)] as const),
  ['iris-right', ['eye-right']],
  ['iris-left', ['eye-left']],
])

/** Empty for the portrait, which nobody is without. */
export const partsOf = (slot: CaptureSlot): readonly BodyPart[] => parts.get(slot) ?? []

export const isEye = (part: BodyPart) => part === 'eye-right' || part === 'eye-left'

/** 1-5 right, 6-10 left (ISO/IEC 19794-4). */
export const handOf = (finger: number): Hand => (finger <= 5 ? 'right' : 'left')

export function askedSlots(demand: Demand): CaptureSlot[] {
  return [...demand.fingerprints, ...demand.irises, ...(demand.portrait ? (['portrait'] as const) : [])]
}

/** Nothing of it can be taken. */
export function isExcepted(slot: CaptureSlot, { exceptions }: Pick<Enrolment, 'exceptions'>): boolean {
  const parts = partsOf(slot)
  return parts.length > 0 && parts.every((part) => exceptions.some((one) => one.part === part))
}

/** The fingers or the eye that a sample shows; a record that names none shows what its slot asks for. */
export function partsShown({ slot, fingers }: Capture): readonly BodyPart[] {
  return fingers.length > 0 ? fingers.map(({ finger }) => partOfFinger(finger)) : partsOf(slot)
}

/** What the draft has and the law does not ask for: it must not be sealed, and only the officer drops it. */
export function surplusOf(draft: Enrolment, demand: Demand): { slots: CaptureSlot[]; parts: BodyPart[] } {
  const asked = askedSlots(demand)
  const askedParts = new Set(asked.flatMap(partsOf))
  const taken = Object.values(draft.captures).map(({ slot }) => slot)
  return {
    slots: taken.filter((slot) => !asked.includes(slot) || isExcepted(slot, draft)),
    parts: draft.exceptions.map(({ part }) => part).filter((part) => !askedParts.has(part)),
  }
}
