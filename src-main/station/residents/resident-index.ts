/**
 * The ward extract as an in-memory index: exact maps for the numbers, and for names, places and parents a list of
 * rows for each folded word, cut by birth year. It lives only while an officer is signed in.
 */
import { setImmediate } from 'node:timers/promises'
import type { ErrorOf } from '../../contract/errors.ts'
import { fullName, type Resident } from '../../contract/records/resident.ts'
import { fail, type Result } from '../../contract/result.ts'
import { foldedWords } from '../../contract/text.ts'
import { createPostings, inBoth } from './postings.ts'
import type { Query } from './query.ts'
import type { Outline, Records } from './records.ts'

export interface Narrowing {
  readonly birthYear: number | null
  /** Folded words of a hometown, a residence or a parent's name, in any order. */
  readonly around: readonly string[]
}

export interface Hits {
  /** Best first: exact diacritics, then word order. Empty where there are more than were asked for. */
  readonly hits: readonly Outline[]
  readonly total: number
}

export interface ResidentIndex {
  readonly size: number
  byPersonalNumber(number: string): Result<Resident, ErrorOf<'residents/not-found' | 'uplink/nonsense'>>
  /** Above `limit` the rows are only counted. A number is exact and is not narrowed. */
  find(query: Query, narrowing: Narrowing, limit: number): Hits
}

/** So many rows are indexed before others get a turn: about 20 ms. */
const rowsAtOnce = 1_000

/** Throws where a line is no record. Gives up between rows when `signal` is aborted. */
export async function createResidentIndex(records: Records, signal?: AbortSignal): Promise<ResidentIndex> {
  const byNumber = new Map<string, number>()
  const byOldNumber = new Map<string, number[]>()
  const names = createPostings()
  const surroundings = createPostings()
  const birthYears = new Uint16Array(records.count)

  for (let row = 0; row < records.count; row += 1) {
    if (row % rowsAtOnce === 0) await setImmediate(undefined, { signal })
    const { personalNumber, oldIdNumber, fields, relatives } = records.outline(row)
    byNumber.set(personalNumber, row)
    if (oldIdNumber !== null) byOldNumber.set(oldIdNumber, [...(byOldNumber.get(oldIdNumber) ?? []), row])
    names.add(foldedWords(fullName(fields.fullNameBirth)), row)
    for (const text of [fields.hometown.text, fields.permanentResidence.text, ...parentsOf(relatives)])
      surroundings.add(foldedWords(text), row)
    birthYears[row] = Number(fields.dateOfBirth.slice(0, 4))
  }

  function findByName(query: Extract<Query, { kind: 'name' }>, { birthYear, around }: Narrowing): number[] {
    const named = names.find(query.words)
    const there = around.length === 0 ? named : inBothOrders(named, surroundings.find(around))
    return birthYear === null ? [...there] : there.filter((row) => birthYears[row] === birthYear)
  }
  function rowsOf(query: Query, narrowing: Narrowing): number[] {
    if (query.kind === 'name') return findByName(query, narrowing)
    if (query.kind === 'old-id-number') return byOldNumber.get(query.number) ?? []
    const row = byNumber.get(query.number)
    return row === undefined ? [] : [row]
  }

  return {
    size: records.count,
    byPersonalNumber: (number) => {
      const row = byNumber.get(number)
      return row === undefined ? fail({ code: 'residents/not-found' }) : records.whole(row)
    },
    find: (query, narrowing, limit) => {
      const rows = rowsOf(query, narrowing)
      // Reading and ranking cost more than finding; a list that is too long to show is only counted.
      if (rows.length > limit) return { hits: [], total: rows.length }
      const found = rows.map((row) => records.outline(row))
      return { hits: query.kind === 'name' ? ranked(found, query) : found, total: rows.length }
    },
  }
}

const parentsOf = (relatives: Outline['relatives']) =>
  relatives.filter(({ role }) => role === 'father' || role === 'mother').map(({ fullName }) => fullName)

const inBothOrders = (a: readonly number[], b: readonly number[]) =>
  a.length <= b.length ? inBoth(a, b) : inBoth(b, a)

function ranked(found: readonly Outline[], query: Extract<Query, { kind: 'name' }>): Outline[] {
  const rank = ({ fields }: Outline): number => {
    const name = fullName(fields.fullNameBirth)
    const written = name.toLocaleLowerCase('vi')
    if (written === query.exact) return 0
    if (written.includes(query.exact)) return 1
    return foldedWords(name).join(' ').includes(query.words.join(' ')) ? 2 : 3
  }
  const born = ({ fields }: Outline) => fields.dateOfBirth
  return found
    .map((record) => ({ record, rank: rank(record) }))
    .sort((a, b) => a.rank - b.rank || born(a.record).localeCompare(born(b.record)))
    .map(({ record }) => record)
}
