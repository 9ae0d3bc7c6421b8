import type { CallOutput } from '../../contract/calls/index.ts'
import type { ResidentHit } from '../../contract/calls/residents.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Handlers } from '../serve.ts'
import { clean, foldedWords } from '../../contract/text.ts'
import type { LastPortraits } from './last-portraits.ts'
import { parseQuery, type Query } from './query.ts'
import type { Outline } from './records.ts'
import type { RegistryDesk } from './registry-desk.ts'
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

export interface ResidentDeps {
  readonly ward: Ward
  readonly registry: RegistryDesk
  readonly portraits: LastPortraits
}

type ResidentCall = 'residents.find' | 'residents.lastPortrait'

export function createResidentHandlers({
  ward,
  registry,
  portraits,
}: ResidentDeps): Pick<Handlers, ResidentCall> {
  return {
    'residents.find': async ({ text, birthYear, around }) => {
      const extract = await ward.extract()
      if (!extract.ok) return extract
      const query = parseQuery(text)
      if (!query.ok) return query
      const narrowing = { birthYear, around: foldedWords(clean(around)) }
      const { hits, total } = extract.value.index.find(query.value, narrowing, MOST)
      if (total === 0) return findElsewhere(registry, query.value)
      if (total > MOST) return fail({ code: 'residents/too-many', count: total })
      return ok({ hits: hits.map(hitOf), total, asOf: extract.value.asOf, from: 'extract' })
    },
    'residents.lastPortrait': () => portraits.show(),
  }
}

/** Somebody of another ward, by number: names are told apart here only among neighbours. */
async function findElsewhere(
  registry: RegistryDesk,
  query: Query,
): Promise<Result<CallOutput<'residents.find'>>> {
  if (query.kind === 'name') return fail({ code: 'residents/not-found' })
  const answer = await registry.ask(
    query.kind === 'personal-number'
      ? { by: 'personal-number', personalNumber: query.number }
      : { by: 'old-id-number', oldIdNumber: query.number },
  )
  if (!answer) return fail({ code: 'residents/not-found' })
  const { residents, asOf } = answer
  if (residents.length === 0) return fail({ code: 'residents/absent' })
  return ok({ hits: residents.map(hitOf), total: residents.length, asOf, from: 'registry' })
}
