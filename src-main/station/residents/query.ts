/** What the officer typed or scanned into the one field, told apart by its shape. */
import type { ErrorOf } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { clean, foldedWords } from '../../contract/text.ts'
import { numberOfCardQr, strangeCode } from './card-qr.ts'
import { looksLikeMrz, personalNumberOfMrz } from './mrz.ts'

export type Query =
  | { kind: 'personal-number'; number: string }
  | { kind: 'old-id-number'; number: string }
  | { kind: 'name'; words: string[]; exact: string }

export type QueryError = ErrorOf<
  'residents/bad-number-length' | 'residents/unknown-qr' | 'residents/bad-mrz' | 'residents/name-too-short'
>

function parseQr(text: string): Result<Query, QueryError> {
  const number = numberOfCardQr(text)
  return number.ok ? ok({ kind: 'personal-number', number: number.value }) : number
}

function parseMrz(text: string): Result<Query, QueryError> {
  const number = personalNumberOfMrz(text)
  return number === null ? fail({ code: 'residents/bad-mrz' }) : ok({ kind: 'personal-number', number })
}

export function parseQuery(text: string): Result<Query, QueryError> {
  const cleaned = clean(text)
  const why = strangeCode(cleaned)
  if (why !== null) return fail({ code: 'residents/unknown-qr', why })
  if (cleaned.includes('|')) return parseQr(cleaned)
  if (looksLikeMrz(cleaned)) return parseMrz(cleaned)
  const digits = cleaned.replaceAll(/[\s.-]/g, '')
  if (/^\d+$/.test(digits)) {
    if (digits.length === 12) return ok({ kind: 'personal-number', number: digits })
    if (digits.length === 9) return ok({ kind: 'old-id-number', number: digits })
    const expected = digits.length > 9 ? 12 : 9
    return fail({ code: 'residents/bad-number-length', expected, actual: digits.length })
  }
  const words = foldedWords(cleaned)
  if (words.join('').length < 2) return fail({ code: 'residents/name-too-short' })
  return ok({ kind: 'name', words, exact: cleaned.toLocaleLowerCase('vi') })
}
