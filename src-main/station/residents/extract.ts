/**
 * The ward extract: gzip of one `resident/1` per line, signed by the registry when fetched and kept encrypted
 * by the vault. It is opened into an index at sign-in and forgotten at lock.
 */
import { gunzipSync } from 'node:zlib'
import type { ErrorOf } from '../../contract/errors.ts'
import { resident, type Resident } from '../../contract/records/resident.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { createResidentIndex, type ResidentIndex } from './resident-index.ts'

export interface Extract {
  readonly index: ResidentIndex
  readonly asOf: string
}

/** A ward has at most 100,000 residents of about 2 KB each; more is no extract of ours. */
const MAX_PLAIN_BYTES = 400 * 1024 * 1024

/** One bad line makes the whole extract refused: its signature said that every line is good. */
export function parseExtract(gzip: Uint8Array): Result<Resident[], ErrorOf<'uplink/nonsense'>> {
  try {
    const text = gunzipSync(gzip, { maxOutputLength: MAX_PLAIN_BYTES }).toString('utf8')
    const lines = text.split('\n').filter((line) => line !== '')
    return ok(lines.map((line) => resident.parse(JSON.parse(line))))
  } catch {
    return fail({ code: 'uplink/nonsense', what: 'ward extract' })
  }
}

export function openExtract(gzip: Uint8Array, asOf: string): Result<Extract, ErrorOf<'uplink/nonsense'>> {
  const residents = parseExtract(gzip)
  return residents.ok ? ok({ index: createResidentIndex(residents.value), asOf }) : residents
}
