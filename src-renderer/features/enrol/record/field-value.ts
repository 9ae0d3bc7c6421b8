/** The values of a record in words, and words back into values. */
import { z } from 'zod'
import { fullName, residentFields, type FieldCode } from '../../../../src-main/contract/records/resident.ts'
import type { Locale } from '../../../../src-main/contract/primitives.ts'
import { clean } from '../../../../src-main/contract/text.ts'
import { codeName, type CodeField } from '../../../i18n/code-names.ts'
import { formatPartialDate, parsePartialDate } from '../../../i18n/format.ts'

/** Places of today: their communes are on the list. Birth places and hometowns keep the names of their time. */
export const isTodaysPlace = (field: FieldCode): boolean =>
  field === 'permanentResidence' || field === 'temporaryResidence' || field === 'currentResidence'

const codeFields: readonly string[] = [
  'gender',
  'ethnicity',
  'religion',
  'nationality',
  'maritalStatus',
  'bloodType',
] satisfies CodeField[]

export function isCodeField(field: FieldCode): field is CodeField & FieldCode {
  return codeFields.includes(field)
}

const name = residentFields.shape.fullNameBirth
const place = residentFields.shape.hometown

/** What stands in the table; the empty text means that there is none. */
export function valueText(field: FieldCode, value: unknown, locale: Locale): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') {
    if (isCodeField(field)) return codeName(field, value, locale)
    return field === 'dateOfBirth' ? formatPartialDate(value) : value
  }
  const asName = name.safeParse(value)
  if (asName.success) return fullName(asName.data)
  const asPlace = place.safeParse(value)
  return asPlace.success ? asPlace.data.text : ''
}

/** What the editor holds while an officer types: the parts of a name, or one text. */
export interface Draft {
  readonly text: string
  /** The commune of an address of today; null where none was chosen. */
  readonly unitCode: string | null
  readonly surname: string
  readonly middle: string
  readonly given: string
}

export function draftOf(field: FieldCode, value: unknown, locale: Locale): Draft {
  const asName = name.safeParse(value)
  const parts = asName.success ? asName.data : { surname: '', middle: '', given: '' }
  const text = isCodeField(field) && typeof value === 'string' ? value : valueText(field, value, locale)
  const asPlace = place.safeParse(value)
  return { ...parts, text, unitCode: asPlace.success ? asPlace.data.unitCode : null }
}

/** The value that a draft means, or null where it means none that the field may have. */
export function readDraft(field: FieldCode, draft: Draft): { readonly value: z.core.util.JSONType } | null {
  const candidate = candidateOf(field, draft)
  const parsed = residentFields.shape[field].safeParse(candidate)
  if (!parsed.success || candidate === undefined) return null
  return { value: candidate }
}

function candidateOf(field: FieldCode, draft: Draft): z.core.util.JSONType | undefined {
  const text = clean(draft.text)
  switch (field) {
    case 'fullNameBirth': {
      const parts = {
        surname: clean(draft.surname),
        middle: clean(draft.middle),
        given: clean(draft.given),
      }
      return isName(parts) ? parts : undefined
    }
    case 'dateOfBirth':
      return parsePartialDate(text) ?? undefined
    case 'temporaryResidence':
      return text === '' ? null : placeOf(text, draft.unitCode)
    case 'permanentResidence':
    case 'currentResidence':
      return text === '' ? undefined : placeOf(text, draft.unitCode)
    case 'birthRegistrationPlace':
    case 'hometown':
      return text === '' ? undefined : placeOf(text, null)
    case 'relationToHead':
      return text === '' ? undefined : text
    case 'gender':
    case 'ethnicity':
    case 'religion':
    case 'nationality':
    case 'maritalStatus':
    case 'bloodType':
      return text
  }
}

/** A place of the past is text as the paper has it; no unit is guessed from it. */
const placeOf = (text: string, unitCode: string | null) => ({ text, unitCode, unitSystem: '2025' })

/** Letters of any Latin script with their marks, apostrophe, hyphen, space; a given name at least (BLDS 2015 Điều 26(3)). */
function isName(parts: { surname: string; middle: string; given: string }): boolean {
  return (
    parts.given !== '' && Object.values(parts).every((part) => /^[\p{Script=Latin}\p{M}' -]*$/u.test(part))
  )
}
