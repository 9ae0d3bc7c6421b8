import type { Resident } from '../../contract/records/resident.ts'
import type { ResidentHit } from '../../contract/calls/residents.ts'
import { fail, ok } from '../../contract/result.ts'
import type { Handlers } from '../serve.ts'
import { parseQuery } from './query.ts'
import type { Extract } from './extract.ts'

/** More than this and the screen asks for more instead of listing. */
const MOST = 50

const relativeOf = (resident: Resident, role: string) =>
  resident.relatives.find((relative) => relative.role === role)?.fullName ?? null

const hitOf = (resident: Resident): ResidentHit => ({
  personalNumber: resident.personalNumber,
  oldIdNumber: resident.oldIdNumber,
  name: resident.fields.fullNameBirth,
  dateOfBirth: resident.fields.dateOfBirth,
  gender: resident.fields.gender,
  hometown: resident.fields.hometown.text,
  father: relativeOf(resident, 'father'),
  mother: relativeOf(resident, 'mother'),
})

export function createResidentHandlers(extract: () => Extract | null): Pick<Handlers, 'residents.find'> {
  return {
    'residents.find': ({ text, birthYear }) => {
      const loaded = extract()
      if (!loaded) return Promise.resolve(fail({ code: 'station/not-provisioned' }))
      const query = parseQuery(text)
      if (!query.ok) return Promise.resolve(query)
      const { hits, total } = loaded.index.find(query.value, birthYear, MOST)
      if (total === 0) return Promise.resolve(fail({ code: 'residents/not-found' }))
      if (total > MOST) return Promise.resolve(fail({ code: 'residents/too-many', count: total }))
      return Promise.resolve(ok({ hits: hits.map(hitOf), total, asOf: loaded.asOf }))
    },
  }
}
