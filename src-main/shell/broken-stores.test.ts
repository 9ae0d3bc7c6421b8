import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { dropBrokenStores } from './broken-stores.ts'

let stores = ''
beforeEach(() => (stores = mkdtempSync(join(tmpdir(), 'tram-stores-'))))
afterEach(() => rmSync(stores, { recursive: true, force: true }))

const whole = 'SQLite format 3\0 and its pages'

function lay(origin: string, files: Record<string, string>): string {
  const folder = join(stores, origin)
  mkdirSync(folder)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

it('takes a store without its header away, with what lies beside it, and leaves every other', () => {
  const broken = lay('https_a_0', { '4JR463HT': 'ZZZZZZZZZZZZZZZZZZZZ', '4JR463HT-wal': 'x' })
  const short = lay('https_b_0', { '4JR463HT': 'SQLite' })
  const good = lay('https_c_0', { '4JR463HT': whole, '4JR463HT-wal': 'x' })
  const empty = lay('https_d_0', { '4JR463HT': '' })
  const level = lay('https_e_0.indexeddb.leveldb', { CURRENT: 'MANIFEST-000001', LOCK: 'x' })
  dropBrokenStores(stores)
  expect([broken, short, good, empty, level].map((folder) => existsSync(folder))).toEqual([
    false,
    false,
    true,
    true,
    true,
  ])
})

it('finds nothing where the browser has never been', () => {
  dropBrokenStores(join(stores, 'nowhere'))
})
