/** The values of a record in words, and words back into values. */
import type { z } from 'zod'
import {
  correctableFields,
  recordFields,
  type CorrectableCode,
  type FieldCode,
} from '../../../../src-main/contract/records/resident.ts'
import { clean } from '../../../../src-main/contract/text.ts'
import type { CodeField } from '../../../i18n/code-names.ts'
import { formatPartialDate, parsePartialDate } from '../../../i18n/format.ts'
import {
  cardDrafts,
  peopleDrafts,
  readCards,
  readDate,
  readEnd,
  readPeople,
  type CardDraft,
  type PersonDraft,
} from './people-value.ts'

type Json = z.core.util.JSONType

/** Places that may keep the names of their time: an old paper has communes, districts and provinces that are gone. */
const pastPlaces: ReadonlySet<FieldCode> = new Set(['birthPlace', 'birthRegistrationPlace', 'hometown'])
const places: ReadonlySet<FieldCode> = new Set<FieldCode>([
  ...pastPlaces,
  'permanentResidence',
  'temporaryResidence',
  'currentResidence',
])
const codeFields: readonly string[] = [
  'gender',
  'ethnicity',
  'religion',
  'nationality',
  'maritalStatus',
  'bloodType',
] satisfies CodeField[]

export const isPlace = (field: FieldCode): boolean => places.has(field)
export const isPastPlace = (field: FieldCode): boolean => pastPlaces.has(field)
export const isCodeField = (field: FieldCode): field is CodeField & FieldCode => codeFields.includes(field)
export const isCorrectable = (field: FieldCode): field is CorrectableCode => field in correctableFields.shape

/** What the editor holds while an officer types: texts as typed. Each field uses its own part. */
export interface Draft {
  readonly text: string
  /** The commune of an address of today; null where none was chosen. */
  readonly unitCode: string | null
  readonly unitSystem: '2025' | 'pre-2025'
  readonly surname: string
  readonly middle: string
  readonly given: string
  readonly people: readonly PersonDraft[]
  readonly cards: readonly CardDraft[]
  readonly from: string
  readonly until: string
  readonly mobile: string
  readonly email: string
}

export const emptyDraft: Draft = {
  text: '',
  unitCode: null,
  unitSystem: '2025',
  surname: '',
  middle: '',
  given: '',
  people: [],
  cards: [],
  from: '',
  until: '',
  mobile: '',
  email: '',
}

const shape = recordFields.shape

/** The part of a draft that a value fills. A value that is none of the field's leaves the editor empty. */
export function draftOf(field: CorrectableCode, value: unknown): Draft {
  return { ...emptyDraft, ...partOf(field, value) }
}

/** Fields of more than one text. The rest are one text, or a code. */
const parts: Partial<Record<FieldCode, (value: unknown) => Partial<Draft>>> = {
  fullNameBirth: (value) => shape.fullNameBirth.safeParse(value).data ?? {},
  relatives: (value) => ({ people: peopleDrafts(shape.relatives.safeParse(value).data ?? []) }),
  household: (value) => ({ people: peopleDrafts(shape.household.safeParse(value).data ?? []) }),
  previousCards: (value) => ({ cards: cardDrafts(shape.previousCards.safeParse(value).data ?? []) }),
  temporaryAbsence(value) {
    const absence = shape.temporaryAbsence.safeParse(value).data
    if (!absence) return {}
    const { from, until, reason } = absence
    return {
      from: formatPartialDate(from),
      until: until === null ? '' : formatPartialDate(until),
      text: reason,
    }
  },
  contact(value) {
    const contact = shape.contact.safeParse(value).data
    return { mobile: contact?.mobile ?? '', email: contact?.email ?? '' }
  },
  dateOfBirth: (value) => (typeof value === 'string' ? { text: formatPartialDate(value) } : {}),
}

function placePart(field: CorrectableCode, value: unknown): Partial<Draft> {
  const place = shape.temporaryResidence.safeParse(value).data
  if (!isPastPlace(field)) return place ?? {}
  // Without a unit of today it is words of its time.
  const unitCode = place?.unitCode ?? null
  return { text: place?.text ?? '', unitCode, unitSystem: unitCode === null ? 'pre-2025' : '2025' }
}

function partOf(field: CorrectableCode, value: unknown): Partial<Draft> {
  if (isPlace(field)) return placePart(field, value)
  return parts[field]?.(value) ?? (typeof value === 'string' ? { text: value } : {})
}

/** The value that a draft means, or null where it means none that the field may have. */
export function readDraft(field: CorrectableCode, draft: Draft): { readonly value: Json } | null {
  const candidate = candidateOf(field, draft)
  if (candidate === undefined || !correctableFields.shape[field].safeParse(candidate).success) return null
  return { value: candidate }
}

const readings: Partial<Record<FieldCode, (draft: Draft) => Json | undefined>> = {
  fullNameBirth: ({ surname, middle, given }) => ({
    surname: clean(surname),
    middle: clean(middle),
    given: clean(given),
  }),
  dateOfBirth: ({ text }) => parsePartialDate(clean(text)) ?? undefined,
  relatives: ({ people }) => readPeople(people),
  household: ({ people }) => readPeople(people),
  previousCards: ({ cards }) => readCards(cards),
  temporaryAbsence({ from, until, text }) {
    if (clean(from + until + text) === '') return null
    return { from: readDate(from), until: readEnd(until), reason: clean(text) }
  },
  contact: readContact,
}

/** An empty text is no value where the record always has one, and "there is none" where it may be missing. */
function candidateOf(field: CorrectableCode, draft: Draft): Json | undefined {
  const reading = readings[field]
  if (reading) return reading(draft)
  const text = clean(draft.text)
  if (text === '') return correctableFields.shape[field].safeParse(null).success ? null : undefined
  if (!isPlace(field)) return text
  const unitCode = draft.unitSystem === '2025' ? draft.unitCode : null
  // Of a place of the past, without a unit of today, it is words of its time.
  const unitSystem = unitCode === null && isPastPlace(field) ? 'pre-2025' : draft.unitSystem
  return { text, unitCode, unitSystem }
}

function readContact({ mobile, email }: Draft): Json {
  const digits = clean(mobile).replaceAll(/[ .-]/g, '')
  if (digits === '' && clean(email) === '') return null
  return { mobile: digits === '' ? null : digits, email: clean(email) === '' ? null : clean(email) }
}
