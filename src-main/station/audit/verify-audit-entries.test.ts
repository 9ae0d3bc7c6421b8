/** The auditor's one file finds every entry that somebody edited, moved, took out or put in. */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { afterAll, describe, expect, it } from 'vitest'
import { anAuditedLog, forgedAt, SIZE } from '../../../tests/fixtures/audited-log.ts'

const { log, fromRegistry, lastCheckpoint, judged, checkpointsUpTo, remove } = await anAuditedLog()
afterAll(remove)

describe('every single entry', () => {
  it('edited in any member, with its hash mended or not, is found at its place, without a checkpoint too', () => {
    for (const [index, text] of log.entries()) {
      for (const member of Object.keys(JSON.parse(text) as object)) {
        const line = JSON.parse(text) as Record<string, unknown>
        const value = line[member]
        line[member] =
          typeof value === 'number'
            ? value + 1
            : member === 'at'
              ? '2026-11-24T00:00:00.000Z'
              : 'e'.repeat(64)
        const edited = judged({ log: log.with(index, canonicalize(line)!), checkpoints: '' })
        expect(edited.codes).toEqual(['entry-edited'])
        expect(edited.findings).toContainEqual({ kind: 'fault', code: 'entry-edited', entry: index + 1 })
        if (member === 'hash') continue
        const { hash: _hash, ...rest } = line
        const hash = createHash('sha256').update(canonicalize(rest)!).digest('hex')
        const mended = judged({ log: log.with(index, canonicalize({ ...rest, hash })!), checkpoints: '' })
        // The last entry has none after it: only what was signed knows it.
        const isLast = index === SIZE - 1 && member !== 'prev' && member !== 'seq'
        expect(mended.exit).toBe(isLast ? 3 : 1)
        expect(judged({ log: log.with(index, canonicalize({ ...rest, hash })!) }).exit).toBe(1)
      }
    }
  })

  it('removed, doubled, moved or inserted is found at its place, without a checkpoint too', () => {
    for (let index = 0; index < SIZE; index++) {
      const misplaced = (lines: string[], at: number) =>
        expect(judged({ log: lines, checkpoints: '' }).findings).toContainEqual({
          kind: 'fault',
          code: 'entry-misplaced',
          entry: at,
        })
      if (index < SIZE - 1) {
        misplaced(log.toSpliced(index, 1), index + 1)
        misplaced(log.toSpliced(index, 2, log[index + 1]!, log[index]!), index + 1)
      }
      misplaced(log.toSpliced(index, 0, log[index]!), index + 2)
      misplaced(log.toSpliced(index + 1, 0, forgedAt(log, 1)[index]!), index + 2)
    }
  })

  it('forged with the whole rest chained anew is found by what was signed, in the right stretch', () => {
    for (let at = 1; at <= SIZE; at++) {
      const forged = forgedAt(log, at)
      const { codes, findings } = judged({ log: forged })
      expect(new Set(codes)).toEqual(new Set(['log-changed']))
      const first = findings.find(({ code }) => code === 'log-changed')!
      expect(first.from! <= at && at <= first.to!).toBe(true)
      // The forger throws the speaking checkpoints away as well: then only a head kept elsewhere knows.
      const hidden = checkpointsUpTo(at - 1)
      expect(judged({ log: forged, checkpoints: hidden }).exit).toBe(hidden.length === 0 ? 3 : 0)
      expect(judged({ log: forged, checkpoints: hidden, heads: lastCheckpoint }).codes).toContain(
        'log-changed',
      )
      expect(judged({ log: forged, checkpoints: hidden, heads: fromRegistry }).exit === 1).toBe(at <= 8)
    }
  })
})
