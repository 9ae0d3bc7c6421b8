/**
 * Reads a sealed file's ZIP: stored, plain, and nothing beside its entries. Headers are believed only as far as the
 * bytes bear them out, so that no header can make the registry swell (zip bombs) or hide something between entries.
 */
import { unzipSync, type UnzipFileInfo } from 'fflate'
import { fail, ok, type Result } from '../../../src-main/contract/result.ts'
import type { RefusalReason } from './reasons.ts'

const MOST_ENTRIES = 200
const LONGEST_NAME = 120

/** Fixed parts of APPNOTE 6.3.3 §4.3.7, §4.3.12 and §4.3.16. */
const LOCAL_HEADER = 30
const CENTRAL_HEADER = 46
const END_OF_DIRECTORY = 22
const END_SIGNATURE = 0x06054b50

export type ZipEntries = ReadonlyMap<string, Uint8Array>

/** The entries in the order of the directory. */
export function readZip(zip: Uint8Array): Result<ZipEntries, RefusalReason> {
  const count = countEntries(zip)
  if (count === null) return fail('bad-zip')
  if (count > MOST_ENTRIES) return fail('zip-too-large')
  const listed: UnzipFileInfo[] = []
  let total = 0
  let tooLarge = false
  const filter = (info: UnzipFileInfo): boolean => {
    listed.push(info)
    total += Math.max(info.size, info.originalSize)
    tooLarge ||= info.compression !== 0 || total > zip.length
    return !tooLarge
  }
  let files: Record<string, Uint8Array>
  try {
    files = unzipSync(zip, { filter })
  } catch {
    // fflate throws for what is not a ZIP.
    return fail('bad-zip')
  }
  if (tooLarge) return fail('zip-too-large')
  if (!isPlain(listed, zip.length)) return fail('bad-zip')
  const entries = new Map(listed.map(({ name }) => [name, files[name] ?? new Uint8Array()]))
  return entries.size === listed.length ? ok(entries) : fail('bad-zip')
}

/**
 * How many entries the end record counts; null where the archive does not end in a plain one. Looked at before
 * fflate, which walks as many as it is told: a ZIP64 record could tell it four thousand million.
 */
function countEntries(zip: Uint8Array): number | null {
  if (zip.length < END_OF_DIRECTORY) return null
  const end = new DataView(zip.buffer, zip.byteOffset + zip.length - END_OF_DIRECTORY, END_OF_DIRECTORY)
  const isPlainEnd = end.getUint32(0, true) === END_SIGNATURE && end.getUint16(20, true) === 0
  const count = end.getUint16(10, true)
  return isPlainEnd && end.getUint16(8, true) === count ? count : null
}

/** The archive is exactly its headers, names and contents: no gap, no comment, no extra field, no descriptor. */
function isPlain(listed: readonly UnzipFileInfo[], length: number): boolean {
  const accounted = listed.reduce(
    (sum, { name, size }) => sum + LOCAL_HEADER + CENTRAL_HEADER + 2 * Buffer.byteLength(name) + size,
    END_OF_DIRECTORY,
  )
  return accounted === length && listed.every(({ name }) => isPlainName(name))
}

function isPlainName(name: string): boolean {
  return name.length <= LONGEST_NAME && /^[a-z0-9][a-z0-9./-]*$/.test(name) && !name.includes('..')
}
