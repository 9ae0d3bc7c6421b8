/** Relatives, household and earlier cards between what is typed and what is recorded. */
import type { PreviousCard, Relative } from '../../../../src-main/contract/records/relative.ts'
import { clean } from '../../../../src-main/contract/text.ts'
import { formatPartialDate, parsePartialDate } from '../../../i18n/format.ts'

type Json = string | null

/** Texts as typed; a key that lasts while the list changes. */
export interface PersonDraft {
  readonly key: number
  readonly role: Relative['role']
  readonly fullName: string
  readonly personalNumber: string
  readonly oldIdNumber: string
  /** Empty where it is not recorded. */
  readonly nationality: string
}

export interface CardDraft {
  readonly key: number
  readonly kind: PreviousCard['kind']
  readonly issuedOn: string
  readonly issuedBy: string
  readonly validUntil: string
}

const orNull = (text: string): Json => (clean(text) === '' ? null : clean(text))

export const peopleDrafts = (people: readonly Relative[]): PersonDraft[] =>
  people.map((person, key) => ({
    key,
    role: person.role,
    fullName: person.fullName,
    personalNumber: person.personalNumber ?? '',
    oldIdNumber: person.oldIdNumber ?? '',
    nationality: person.nationality ?? '',
  }))

/** A line in which nothing was typed is no person. */
export const readPeople = (drafts: readonly PersonDraft[]) =>
  drafts
    .filter(
      ({ fullName, personalNumber, oldIdNumber }) => clean(fullName + personalNumber + oldIdNumber) !== '',
    )
    .map(({ role, fullName, personalNumber, oldIdNumber, nationality }) => ({
      role,
      fullName: clean(fullName),
      personalNumber: orNull(personalNumber),
      oldIdNumber: orNull(oldIdNumber),
      nationality: orNull(nationality),
    }))

export const cardDrafts = (cards: readonly PreviousCard[]): CardDraft[] =>
  cards.map(({ kind, issuedOn, issuedBy, validUntil }, key) => ({
    key,
    kind,
    issuedOn: formatPartialDate(issuedOn),
    issuedBy,
    validUntil: validUntil === null ? '' : formatPartialDate(validUntil),
  }))

/** A date that is none is kept as typed, for the field's own shape to refuse. */
export const readDate = (text: string): string => parsePartialDate(clean(text)) ?? text
export const readEnd = (text: string): Json => (clean(text) === '' ? null : readDate(text))

export const readCards = (drafts: readonly CardDraft[]) =>
  drafts
    .filter(({ issuedOn, issuedBy }) => clean(issuedOn + issuedBy) !== '')
    .map(({ kind, issuedOn, issuedBy, validUntil }) => ({
      kind,
      issuedOn: readDate(issuedOn),
      issuedBy: clean(issuedBy),
      validUntil: readEnd(validUntil),
    }))

/** A key that no draft of the list has. */
export const nextKey = (drafts: readonly { readonly key: number }[]): number =>
  Math.max(-1, ...drafts.map(({ key }) => key)) + 1
