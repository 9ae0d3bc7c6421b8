import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { nextVictim, readLedger, summaryOf, upperBound, writeLedger, type Kill } from './ledger.ts'

let home: string
beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'ledger-'))))
afterEach(() => rmSync(home, { recursive: true }))

const aKill: Kill = {
  at: '2026-11-25T10:00:00.000Z',
  commit: 'abc',
  code: 'one',
  seed: 7,
  process: 'main',
  afterMs: 120,
  whileStarting: false,
  step: null,
  lostTypingMs: null,
  verdict: 'kept',
}

it('goes on where it was left, counts only the same code, and passes over a line that was cut short', () => {
  const file = join(home, 'deep', 'kills.jsonl')
  expect(readLedger(file, 'one')).toEqual([])
  writeLedger(file, [aKill, { ...aKill, code: 'two' }])
  appendFileSync(file, '{"at":"2026-')
  expect(readLedger(file, 'one')).toEqual([aKill])
})

it('kills next what was killed least, and says what is known', () => {
  const kills = (['page', 'shell', 'main', 'device-host'] as const).map((process) => ({ ...aKill, process }))
  expect(nextVictim(kills)).toBe('registry')
  expect(upperBound(1000)).toBe(0.003)
  expect(summaryOf(kills)).toBe(
    '4 kills (page 1, shell 1, main 1, device-host 1, registry 0): 0 lost, twice or gone back; at most 75.00 % (95 %)',
  )
  expect(summaryOf([{ ...aKill, verdict: 'lost' }])).toContain('1 BAD')
  expect(summaryOf([aKill, { ...aKill, lostTypingMs: 411.6 }])).toContain(
    '; 1 while typing, at most 412 ms of it gone',
  )
})
