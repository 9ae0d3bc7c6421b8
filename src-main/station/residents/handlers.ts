import type { ResidentHit } from '../../contract/calls/residents.ts'
import { fail, ok } from '../../contract/result.ts'
import type { Handlers } from '../serve.ts'
import { clean, foldedWords } from '../../contract/text.ts'
import { parseQuery } from './query.ts'
import type { Outline } from './records.ts'
import type { Ward } from './ward.ts'

/** More than this and the screen asks for more instead of listing. */
const MOST = 50

const relativeOf = (record: Outline, role: string) =>
  record.relatives.find((relative) => relative.role === role)?.fullName ?? null

const hitOf = (record: Outline): ResidentHit => ({
  personalNumber: record.personalNumber,
  oldIdNumber: record.oldIdNumber,
  name: record.fields.fullNameBirth,
  dateOfBirth: record.fields.dateOfBirth,
  gender: record.fields.gender,
  hometown: record.fields.hometown.text,
  father: relativeOf(record, 'father'),
  mother: relativeOf(record, 'mother'),
})

export function createResidentHandlers(ward: Ward): Pick<Handlers, 'residents.find'> {
  return {
    'residents.find': async ({ text, birthYear, around }) => {
      const extract = await ward.extract()
      if (!extract.ok) return extract
      const query = parseQuery(text)
      if (!query.ok) return query
      const narrowing = { birthYear, around: foldedWords(clean(around)) }
      const { hits, total } = extract.value.index.find(query.value, narrowing, MOST)
      if (total === 0) return fail({ code: 'residents/not-found' })
      if (total > MOST) return fail({ code: 'residents/too-many', count: total })
      return ok({ hits: hits.map(hitOf), total, asOf: extract.value.asOf })
    },
  }
}
