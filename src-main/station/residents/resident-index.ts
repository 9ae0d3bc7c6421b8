/**
 * The ward extract as an in-memory index: exact maps for the numbers, and for names a posting list per
 * folded token, cut by birth year. It lives only while an officer is signed in.
 */
import { fullName, type Resident } from '../../contract/records/resident.ts'
import { fold } from './fold.ts'
import type { Query } from './query.ts'

export interface ResidentIndex {
  readonly size: number
  byPersonalNumber(number: string): Resident | null
  /** Best first: exact diacritics, then token order. More than `limit` of one name are only counted: `hits` is empty. */
  find(query: Query, birthYear: number | null, limit: number): { hits: Resident[]; total: number }
}

const birthYearOf = (resident: Resident) => Number(resident.fields.dateOfBirth.slice(0, 4))

function push(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** The rarest token's list, filtered by the others: no list is ever copied whole. */
function matching(
  postings: Map<string, number[]>,
  tokens: readonly string[],
  has: (row: number, token: string) => boolean,
): number[] {
  const lists = tokens.map((token) => postings.get(token) ?? [])
  const shortest = lists.reduce((a, b) => (b.length < a.length ? b : a))
  return shortest.filter((row) => tokens.every((token) => has(row, token)))
}

export function createResidentIndex(residents: readonly Resident[]): ResidentIndex {
  const byNumber = new Map<string, number>()
  const byOldNumber = new Map<string, number[]>()
  const postings = new Map<string, number[]>()
  const folded: string[] = []

  for (const [row, resident] of residents.entries()) {
    byNumber.set(resident.personalNumber, row)
    if (resident.oldIdNumber) push(byOldNumber, resident.oldIdNumber, row)
    const name = fold(fullName(resident.fields.fullNameBirth))
    folded.push(` ${name} `)
    for (const token of new Set(name.split(' '))) push(postings, token, row)
  }

  const pick = (rows: readonly number[]) => rows.flatMap((row) => residents[row] ?? [])
  const hasToken = (row: number, token: string) => folded[row]?.includes(` ${token} `) ?? false

  function rank(query: Extract<Query, { kind: 'name' }>, resident: Resident): number {
    const name = fullName(resident.fields.fullNameBirth)
    if (name.toLocaleLowerCase('vi') === query.exact) return 0
    if (name.toLocaleLowerCase('vi').includes(query.exact)) return 1
    return fold(name).includes(query.tokens.join(' ')) ? 2 : 3
  }

  /** Ranking costs more than finding; a list that is too long to show is only counted. */
  function findByName(query: Extract<Query, { kind: 'name' }>, birthYear: number | null, limit: number) {
    const found = pick(matching(postings, query.tokens, hasToken))
    const ofYear = birthYear === null ? found : found.filter((r) => birthYearOf(r) === birthYear)
    if (ofYear.length > limit) return { hits: [], total: ofYear.length }
    const ranked = ofYear.map((resident) => ({ resident, rank: rank(query, resident) }))
    ranked.sort((a, b) => a.rank - b.rank || birthYearOf(a.resident) - birthYearOf(b.resident))
    return { hits: ranked.map(({ resident }) => resident), total: ranked.length }
  }

  function findByNumber(query: Exclude<Query, { kind: 'name' }>): { hits: Resident[]; total: number } {
    const rows =
      query.kind === 'old-id-number'
        ? (byOldNumber.get(query.number) ?? [])
        : [byNumber.get(query.number) ?? -1]
    const hits = pick(rows)
    return { hits, total: hits.length }
  }

  return {
    size: residents.length,
    byPersonalNumber: (number) => pick([byNumber.get(number) ?? -1])[0] ?? null,
    find: (query, birthYear, limit) =>
      query.kind === 'name' ? findByName(query, birthYear, limit) : findByNumber(query),
  }
}
