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
const pastPlaces: readonly FieldCode[] = ['birthPlace', 'birthRegistrationPlace', 'hometown']
const places: readonly FieldCode[] = [
  ...pastPlaces,
  'permanentResidence',
  'temporaryResidence',
  'currentResidence',
]
const codeFields: readonly string[] = [
  'gender',
  'ethnicity',
  'religion',
  'nationality',
  'maritalStatus',
  'bloodType',
] satisfies CodeField[]

export const isPlace = (field: FieldCode): boolean => places.includes(field)
export const isPastPlace = (field: FieldCode): boolean => pastPlaces.includes(field)
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

function partOf(field: CorrectableCode, value: unknown): Partial<Draft> {
  if (isPlace(field)) {
    const place = shape.temporaryResidence.safeParse(value).data
    if (!isPastPlace(field)) return place ?? {}
    // Without a unit of today it is words of its time.
    return {
      text: place?.text ?? '',
      unitCode: place?.unitCode ?? null,
      unitSystem: place?.unitCode ? '2025' : 'pre-2025',
    }
  }
  switch (field) {
    case 'fullNameBirth':
      return shape.fullNameBirth.safeParse(value).data ?? {}
    case 'relatives':
      return { people: peopleDrafts(shape.relatives.safeParse(value).data ?? []) }
    case 'household':
      return { people: peopleDrafts(shape.household.safeParse(value).data ?? []) }
    case 'previousCards':
      return { cards: cardDrafts(shape.previousCards.safeParse(value).data ?? []) }
    case 'temporaryAbsence': {
      const absence = shape.temporaryAbsence.safeParse(value).data
      if (!absence) return {}
      const { from, until, reason } = absence
      return {
        from: formatPartialDate(from),
        until: until === null ? '' : formatPartialDate(until),
        text: reason,
      }
    }
    case 'contact': {
      const contact = shape.contact.safeParse(value).data
      return { mobile: contact?.mobile ?? '', email: contact?.email ?? '' }
    }
    case 'dateOfBirth':
      return typeof value === 'string' ? { text: formatPartialDate(value) } : {}
    default:
      return typeof value === 'string' ? { text: value } : {}
  }
}

/** The value that a draft means, or null where it means none that the field may have. */
export function readDraft(field: CorrectableCode, draft: Draft): { readonly value: Json } | null {
  const candidate = candidateOf(field, draft)
  if (candidate === undefined || !correctableFields.shape[field].safeParse(candidate).success) return null
  return { value: candidate }
}

/** An empty text is no value where the record always has one, and "there is none" where it may be missing. */
function candidateOf(field: CorrectableCode, draft: Draft): Json | undefined {
  const text = clean(draft.text)
  const isOptional = correctableFields.shape[field].safeParse(null).success
  if (isPlace(field)) {
    if (text === '') return emptyOf(isOptional)
    const unitCode = draft.unitSystem === '2025' ? draft.unitCode : null
    // Of a place of the past, without a unit of today, it is words of its time.
    const unitSystem = unitCode === null && isPastPlace(field) ? 'pre-2025' : draft.unitSystem
    return { text, unitCode, unitSystem }
  }
  switch (field) {
    case 'fullNameBirth':
      return { surname: clean(draft.surname), middle: clean(draft.middle), given: clean(draft.given) }
    case 'dateOfBirth':
      return parsePartialDate(text) ?? undefined
    case 'relatives':
    case 'household':
      return readPeople(draft.people)
    case 'previousCards':
      return readCards(draft.cards)
    case 'temporaryAbsence':
      if (clean(draft.from + draft.until) === '' && text === '') return null
      return { from: readDate(draft.from), until: readEnd(draft.until), reason: text }
    case 'contact':
      return readContact(draft)
    default:
      return text === '' ? emptyOf(isOptional) : text
  }
}

const emptyOf = (isOptional: boolean) => (isOptional ? null : undefined)

function readContact({ mobile, email }: Draft): Json {
  const digits = clean(mobile).replaceAll(/[ .-]/g, '')
  if (digits === '' && clean(email) === '') return null
  return { mobile: digits === '' ? null : digits, email: clean(email) === '' ? null : clean(email) }
}
