import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { settleBackend } from './profile-record.ts'
import { ShellFailure } from './shell.ts'

let folder = ''
const stores = () => join(folder, 'Default', 'IndexedDB')
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tram-profile-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('chooses SQLite at the first start, writes it down, and never thinks again', () => {
  const dir = join(folder, 'new', 'chromium')
  expect(settleBackend(dir, stores())).toBe('sqlite')
  expect(JSON.parse(readFileSync(join(dir, 'shell.json'), 'utf8'))).toEqual({
    schema: 'shell/1',
    indexedDb: 'sqlite',
  })
  mkdirSync(join(stores(), 'https_x_0.indexeddb.leveldb'), { recursive: true })
  expect(settleBackend(dir, stores())).toBe('sqlite')
})

it('keeps LevelDB where the record was lost and such stores are there', () => {
  mkdirSync(join(stores(), 'https_x_0.indexeddb.leveldb'), { recursive: true })
  expect([settleBackend(folder, stores()), settleBackend(folder, stores())]).toEqual(['leveldb', 'leveldb'])
})

it.each(['{"schema":"shell/2","indexedDb":"sqlite"}', '{"schema":"shell/1","indexedDb":"other"}', '', '{'])(
  'does not start on a record that it cannot read: %s',
  (text) => {
    writeFileSync(join(folder, 'shell.json'), text)
    expect(() => settleBackend(folder, stores())).toThrow(ShellFailure)
    expect(readFileSync(join(folder, 'shell.json'), 'utf8')).toBe(text)
  },
)
