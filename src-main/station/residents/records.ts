/**
 * The records of an extract as the text that they came in. A ward of 100,000 is 117 MB of text and several times
 * that as objects, and an officer looks at some hundred of them a day: each is parsed when it is asked for.
 */
import { z } from 'zod'
import type { ErrorOf } from '../../contract/errors.ts'
import { resident, type Resident } from '../../contract/records/resident.ts'
import { fail, ok, type Result } from '../../contract/result.ts'

const text = z.string()
const place = z.object({ text })

/** What an index and a hit list need of a record, checked in a tenth of the time of the whole. */
const outline = z.object({
  schema: z.literal('resident/1'),
  personalNumber: text,
  oldIdNumber: text.nullable(),
  fields: z.object({
    fullNameBirth: z.object({ surname: text, middle: text, given: text }),
    dateOfBirth: text,
    gender: text,
    hometown: place,
    permanentResidence: place,
  }),
  relatives: z.array(z.object({ role: text, fullName: text })),
})
export type Outline = z.infer<typeof outline>

export interface Records {
  readonly count: number
  /** Throws where the line is no record: whoever builds an index of a whole extract refuses it all. */
  readonly outline: (row: number) => Outline
  readonly whole: (row: number) => Result<Resident, ErrorOf<'uplink/nonsense'>>
}

const lineFeed = 0x0a

/** @param lines one JSON record on each line, UTF-8; empty lines are none */
export function readRecords(lines: Buffer): Records {
  const starts: number[] = []
  for (let at = 0; at < lines.length;) {
    const found = lines.indexOf(lineFeed, at)
    const end = found === -1 ? lines.length : found
    if (end > at) starts.push(at)
    at = end + 1
  }
  const parsed = (row: number): unknown => {
    const start = starts[row] ?? lines.length
    const end = lines.indexOf(lineFeed, start)
    return JSON.parse(lines.toString('utf8', start, end === -1 ? lines.length : end))
  }
  return {
    count: starts.length,
    outline: (row) => outline.parse(parsed(row)),
    whole: (row) => {
      const record = resident.safeParse(parsed(row))
      return record.success ? ok(record.data) : fail({ code: 'uplink/nonsense', what: 'resident' })
    },
  }
}
