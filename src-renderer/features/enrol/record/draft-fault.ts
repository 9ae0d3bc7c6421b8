/** What is wrong with typed texts before anybody asks whether they are a value: said in place, nothing is cut or mended. */
import type { CorrectableCode } from '../../../../src-main/contract/records/resident.ts'
import { clean, hasHidden } from '../../../../src-main/contract/text.ts'
import type { Draft } from './field-value.ts'

export type DraftFault =
  { readonly kind: 'hidden' } | { readonly kind: 'long'; readonly length: number; readonly most: number }

const NAME_PART = 60
const LINE = 200
const longest: Partial<Record<CorrectableCode, number>> = {
  relationToHead: 40,
  residenceFileNumber: 40,
  otherName: 120,
  temporaryAbsence: 120,
}

function* textsOf(draft: Draft): Generator<readonly [text: string, most: number | null]> {
  for (const part of [draft.surname, draft.middle, draft.given]) yield [part, NAME_PART]
  for (const { fullName, personalNumber, oldIdNumber } of draft.people) {
    yield [fullName, 120]
    yield [personalNumber + oldIdNumber, null]
  }
  for (const { issuedBy, issuedOn, validUntil } of draft.cards) {
    yield [issuedBy, 120]
    yield [issuedOn + validUntil, null]
  }
  yield [draft.from + draft.until + draft.mobile + draft.email, null]
}

/** Null where the texts can be read. Decomposed letters (NFD) are no fault: they are the same text and are composed. */
export function draftFault(field: CorrectableCode, draft: Draft): DraftFault | null {
  for (const [text, most] of [[draft.text, longest[field] ?? LINE] as const, ...textsOf(draft)]) {
    const fault = textFault(text, most)
    if (fault) return fault
  }
  return null
}

export function textFault(text: string, most: number | null): DraftFault | null {
  if (hasHidden(text)) return { kind: 'hidden' }
  const { length } = clean(text)
  return most !== null && length > most ? { kind: 'long', length, most } : null
}
