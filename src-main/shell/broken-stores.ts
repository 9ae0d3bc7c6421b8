/**
 * Chromium's SQLite backend neither opens nor deletes a store whose file has lost its header: the page would be without
 * its database for ever. Such a store is taken away before the browser starts, and the journal fills a new one.
 */
import { closeSync, existsSync, openSync, readdirSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** SQLite file format, section 1.3: the first sixteen bytes. */
const MAGIC = Buffer.from('SQLite format 3\0', 'latin1')

/** An empty file is a store that was never written to: SQLite opens it. */
function isBroken(file: string): boolean {
  const handle = openSync(file, 'r')
  try {
    const head = Buffer.alloc(MAGIC.length)
    const read = readSync(handle, head, 0, head.length, 0)
    return read > 0 && !head.equals(MAGIC)
  } finally {
    closeSync(handle)
  }
}

/** Beside the stores lie what SQLite keeps of each: its log ahead and the like. */
const isStore = (name: string) => /^[A-Z0-9]+$/.test(name)

/** Removes every origin's folder of `storeDir` that holds a broken store. The browser must not be running. */
export function dropBrokenStores(storeDir: string): void {
  if (!existsSync(storeDir)) return
  for (const origin of readdirSync(storeDir, { withFileTypes: true })) {
    if (!origin.isDirectory() || origin.name.endsWith('.leveldb')) continue
    const folder = join(storeDir, origin.name)
    const stores = readdirSync(folder, { withFileTypes: true }).filter(
      (one) => one.isFile() && isStore(one.name),
    )
    if (stores.some(({ name }) => isBroken(join(folder, name)))) rmSync(folder, { recursive: true })
  }
}
