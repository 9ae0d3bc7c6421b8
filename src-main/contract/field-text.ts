/** A value of the record as people read it, the same on the officer's screen and in what the citizen confirms. */
import type { PreviousCard, Relative } from './records/relative.ts'
import { fullName, recordFields, type FieldCode, type RecordFields } from './records/resident.ts'

/** The words of one language. */
export interface FieldWords {
  /** The name of a code of one of the record's lists. */
  code(list: string, code: string): string
  /** `dd/mm/yyyy`, `mm/yyyy` or `yyyy`. */
  date(partial: string): string
  role(role: Relative['role']): string
  cardKind(kind: PreviousCard['kind']): string
  /** `21/04/2021 – 17/03/2039`; an open end in words. */
  span(from: string, until: string | null): string
}

type Writers = { readonly [F in FieldCode]: (value: RecordFields[F], words: FieldWords) => string }

const plain = (value: string | null) => value ?? ''
const place = (value: { readonly text: string } | null) => value?.text ?? ''
const code =
  (list: string) =>
  (value: string, words: FieldWords): string =>
    words.code(list, value)

/** A list that has no word for "unknown": there is nothing to read. */
const listed =
  (list: string) =>
  (value: string, words: FieldWords): string =>
    value === '00' ? '' : words.code(list, value)

/** `Cha: Nguyễn Văn Bình, 001066000123, Việt Nam`. */
function person(
  { role, fullName: name, personalNumber, oldIdNumber, nationality }: Relative,
  words: FieldWords,
) {
  const country = nationality === null ? null : words.code('nationality', nationality)
  return `${words.role(role)}: ${[name, personalNumber, oldIdNumber, country].filter((part) => part !== null).join(', ')}`
}
const people = (list: readonly Relative[], words: FieldWords) =>
  list.map((one) => person(one, words)).join('\n')

const writers: Writers = {
  fullNameBirth: fullName,
  otherName: plain,
  personalNumber: plain,
  oldIdNumber: plain,
  previousCards: (cards, words) =>
    cards
      .map(
        (card) =>
          `${words.cardKind(card.kind)}: ${words.span(card.issuedOn, card.validUntil)}, ${card.issuedBy}`,
      )
      .join('\n'),
  dateOfBirth: (date, words) => words.date(date),
  gender: code('gender'),
  ethnicity: listed('ethnicity'),
  religion: listed('religion'),
  nationality: code('nationality'),
  bloodType: code('bloodType'),
  maritalStatus: code('maritalStatus'),
  birthPlace: place,
  birthRegistrationPlace: place,
  hometown: place,
  permanentResidence: place,
  temporaryResidence: place,
  currentResidence: place,
  temporaryAbsence: (absence, words) =>
    absence === null ? '' : `${words.span(absence.from, absence.until)}: ${absence.reason}`,
  residenceFileNumber: plain,
  relatives: people,
  relationToHead: plain,
  household: people,
  contact: (ways) => [ways?.mobile ?? null, ways?.email ?? null].filter((way) => way !== null).join(', '),
  deathOrMissing: (date, words) => (date === null ? '' : words.date(date)),
  otherInformation: plain,
}

/** Several people or cards stand one a line. Empty where there is none, or where the value is none of the field's. */
export function fieldText(field: FieldCode, value: unknown, words: FieldWords): string {
  const parsed = recordFields.shape[field].safeParse(value)
  if (!parsed.success) return ''
  // The table pairs each field with its own value; the type checker cannot follow the index.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const write = writers[field] as (value: unknown, words: FieldWords) => string
  return write(parsed.data, words)
}

/** Codes that say that nothing is known (QCVN 109); of ethnicity and religion ours, for their lists have none. */
const unknownCodes: Partial<Record<FieldCode, string>> = {
  gender: '0',
  ethnicity: '00',
  religion: '00',
  maritalStatus: '0',
  bloodType: '00',
}

/** Whether the record says anything at all in this field. */
export function isKnown(field: FieldCode, fields: RecordFields): boolean {
  const value = fields[field]
  if (value === null || value === '' || value === unknownCodes[field]) return false
  if (Array.isArray(value)) return value.length > 0
  return typeof value !== 'object' || !('text' in value) || value.text !== ''
}
