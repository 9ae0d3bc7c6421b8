/**
 * The ward extract: gzip of one `resident/1` per line, signed by the registry when fetched and kept encrypted
 * by the vault. It is opened into an index at sign-in and forgotten at lock.
 */
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { ErrorOf } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { readRecords } from './records.ts'
import { createResidentIndex, type ResidentIndex } from './resident-index.ts'

export interface Extract {
  readonly index: ResidentIndex
  readonly asOf: string
}

/** A ward has at most 100,000 residents of about 2 KB each; more is no extract of ours. */
const MAX_PLAIN_BYTES = 400 * 1024 * 1024
/** zlib's own 16 KB would cost a second: each piece is a turn of the event loop and a copy at the end. */
const CHUNK_BYTES = 4 * 1024 * 1024

/**
 * One bad line makes the whole extract refused: its signature said that every line is good. Others get their
 * turn meanwhile; `signal` gives it up.
 */
export async function openExtract(
  gzip: Uint8Array,
  asOf: string,
  signal?: AbortSignal,
): Promise<Result<Extract, ErrorOf<'uplink/nonsense'>>> {
  try {
    const lines = await promisify(gunzip)(gzip, {
      maxOutputLength: MAX_PLAIN_BYTES,
      chunkSize: CHUNK_BYTES,
    })
    return ok({ index: await createResidentIndex(readRecords(lines), signal), asOf })
  } catch {
    return fail({ code: 'uplink/nonsense', what: 'ward extract' })
  }
}
