import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { dropGivenUpStore, giveUpStore } from './given-up-store.ts'

let profile = ''
beforeEach(() => (profile = mkdtempSync(join(tmpdir(), 'tram-given-up-'))))
afterEach(() => rmSync(profile, { recursive: true, force: true }))

function aStore(): string {
  const store = join(profile, 'IndexedDB')
  mkdirSync(store)
  writeFileSync(join(store, '4JR463HT'), 'x')
  return store
}

it('takes a store away once, and only where it was given up', () => {
  const store = aStore()
  dropGivenUpStore(profile, store)
  expect(existsSync(store)).toBe(true)
  giveUpStore(profile)
  dropGivenUpStore(profile, store)
  expect(existsSync(store)).toBe(false)
  aStore()
  dropGivenUpStore(profile, store)
  expect(existsSync(store)).toBe(true)
})

it('needs neither a store nor a profile', () => {
  giveUpStore(profile)
  dropGivenUpStore(profile, join(profile, 'nowhere'))
  giveUpStore(join(profile, 'nowhere'))
})
