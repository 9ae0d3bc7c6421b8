/**
 * A file of lines that is only ever appended to, each line fsynced before `append` settles. What a crash left of a
 * last line, of which nobody was told, is cut off by the first append and not before: until then not a byte of a file
 * that may be evidence is touched.
 */
import { dirname } from 'node:path'
import { fail, ok, type Result } from '../../contract/result.ts'
import { writeErrorOf, type WriteError } from '../journal/io-error.ts'
import type { Platform } from '../journal/platform.ts'

export interface Lines {
  readonly lines: readonly string[]
  /** Bytes of the whole lines. */
  readonly length: number
  /** True where the file goes on beyond its last whole line. */
  readonly torn: boolean
}

export interface LineFile {
  /** Without its line break. Callers take turns. */
  append(line: string): Promise<Result<void, WriteError>>
  close(): Promise<void>
}

/** A file that is not there has no lines. Rejects with the system's error. */
export async function readLines(path: string, platform: Platform): Promise<Lines> {
  if ((await platform.size(path)) === null) return { lines: [], length: 0, torn: false }
  const bytes = Buffer.from(await platform.read(path))
  let length = bytes.lastIndexOf('\n') + 1
  const last = bytes.lastIndexOf('\n', length - 2) + 1
  // A block that never reached the medium reads as zeros; the end of its line may have reached it all the same.
  if (length > 0 && bytes.subarray(last, length).includes(0)) length = last
  const lines = bytes.toString('utf8', 0, length).split('\n').slice(0, -1)
  return { lines, length, torn: length < bytes.length }
}

/** @param found what `readLines` said of it. Rejects with the system's error. */
export async function openLineFile(path: string, found: Lines, platform: Platform): Promise<LineFile> {
  const dir = dirname(path)
  const file = await platform.openLog(path)
  await platform.syncDir(dir)
  let { length } = found
  /** True while there may be bytes beyond the good end: of a crash, or of an append that failed. */
  let dirty = found.torn
  return {
    append: async (line) => {
      const bytes = Buffer.from(`${line}\n`)
      try {
        if (dirty) await file.truncate(length)
        dirty = true
        await file.write(bytes, length)
        await file.sync()
        dirty = false
      } catch (cause) {
        return fail(await writeErrorOf(platform, dir, cause))
      }
      length += bytes.length
      return ok()
    },
    close: () => file.close(),
  }
}
