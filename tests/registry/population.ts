/** Everybody whom the registry knows, found by number or by name, sex and birth, as they stand today. */
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { fullName, resident, type Resident } from '../../src-main/contract/records/resident.ts'
import type { PersonAsked } from '../../src-main/contract/records/resident-wire.ts'
import type { Extract } from './extract.ts'
import { asOfToday, fromElsewhere } from './residents/since-extract.ts'

export interface Population {
  /** At most eleven: more are only more than ten. */
  find(asked: PersonAsked): Promise<Resident[]>
}

const MOST = 11

/** What a line of the extract holds where it is of this person: keys are written in one order. */
function markOf(asked: PersonAsked): string {
  switch (asked.by) {
    case 'personal-number':
      return `{"schema":"resident/1","personalNumber":"${asked.personalNumber}"`
    case 'old-id-number':
      return `"oldIdNumber":"${asked.oldIdNumber}"`
    case 'person':
      return `"dateOfBirth":"${asked.dateOfBirth}"`
  }
}

const written = (name: string) => name.normalize('NFC').toLocaleLowerCase('vi')

function isAsked({ personalNumber, oldIdNumber, fields }: Resident, asked: PersonAsked): boolean {
  if (asked.by === 'personal-number') return personalNumber === asked.personalNumber
  if (asked.by === 'old-id-number') return oldIdNumber === asked.oldIdNumber
  const { fullNameBirth, dateOfBirth, gender } = fields
  const isNamed = written(fullName(fullNameBirth)) === written(asked.fullName)
  return isNamed && dateOfBirth === asked.dateOfBirth && gender === asked.gender
}

export function createPopulation(extract: Extract, now: () => Date): Population {
  let lines: Promise<Buffer> | null = null
  const read = async (): Promise<Buffer> => {
    const { path } = await extract.get()
    return promisify(gunzip)(await readFile(path))
  }
  return {
    find: async (asked) => {
      lines ??= read()
      const text = await lines
      const found = fromElsewhere.filter((one) => isAsked(one, asked))
      const mark = Buffer.from(markOf(asked))
      for (let at = text.indexOf(mark); at !== -1 && found.length < MOST; at = text.indexOf(mark, at + 1)) {
        const line = text.subarray(text.lastIndexOf('\n', at) + 1, text.indexOf('\n', at)).toString('utf8')
        const one = resident.parse(JSON.parse(line))
        if (isAsked(one, asked)) found.push(one)
      }
      return found.map((one) => asOfToday(one, now()))
    },
  }
}
