/**
 * What a shell wrote down about its profile at its first start. The IndexedDB backend is never switched:
 * Chromium deletes the databases of the other backend, in both directions.
 * Everything is synchronous, because Electron takes switches only before it yields for the first time.
 */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ShellFailure } from './shell.ts'

const record = z.object({ schema: z.literal('shell/1'), indexedDb: z.enum(['sqlite', 'leveldb']) })
type ProfileRecord = z.infer<typeof record>
export type IndexedDbBackend = ProfileRecord['indexedDb']

/**
 * Reads `<browserDir>/shell.json`, or chooses and writes it at the first start. A profile whose record was
 * lost, and that holds LevelDB stores in `storeDir`, keeps them.
 * Throws `ShellFailure` for a record of a newer version or one that cannot be read.
 */
export function settleBackend(browserDir: string, storeDir: string): IndexedDbBackend {
  const file = join(browserDir, 'shell.json')
  const text = unlessMissing(() => readFileSync(file, 'utf8'))
  if (text !== null) return parse(file, text).indexedDb
  const stores = unlessMissing(() => readdirSync(storeDir)) ?? []
  const indexedDb = stores.some((name) => name.endsWith('.indexeddb.leveldb')) ? 'leveldb' : 'sqlite'
  mkdirSync(browserDir, { recursive: true, mode: 0o700 })
  writeWhole(file, JSON.stringify({ schema: 'shell/1', indexedDb } satisfies ProfileRecord))
  return indexedDb
}

function parse(file: string, text: string): ProfileRecord {
  try {
    return record.parse(JSON.parse(text))
  } catch {
    throw new ShellFailure(
      `${file} was written by a newer version or is damaged; the browser data is left as it is`,
    )
  }
}

/** On the disk before its first use: a start cut short must find the same choice. */
function writeWhole(file: string, text: string): void {
  const temporary = `${file}.new`
  const descriptor = openSync(temporary, 'w', 0o600)
  try {
    writeSync(descriptor, text)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  renameSync(temporary, file)
}

function unlessMissing<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
