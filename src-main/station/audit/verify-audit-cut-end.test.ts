/** The auditor's one file finds a cut end wherever something signed knows of it, and promises no more than that. */
import { afterAll, describe, expect, it } from 'vitest'
import { anAuditedLog, SIZE, whole } from '../../../tests/fixtures/audited-log.ts'

const { log, fromRegistry, lastCheckpoint, judged, checkpointsUpTo, remove } = await anAuditedLog()
afterAll(remove)

describe('a cut end', () => {
  it('is found at every length by the checkpoints beside it', () => {
    for (let size = 0; size < SIZE; size++) {
      const { codes, findings } = judged({ log: log.slice(0, size) })
      expect(new Set(codes)).toEqual(new Set(['log-cut']))
      expect(findings).toContainEqual({ kind: 'fault', code: 'log-cut', size: 11, entries: size })
    }
  })

  it('is found at every length by the auditor’s own head when the checkpoints were cut too', () => {
    for (let size = 0; size < SIZE; size++) {
      const cut = { log: log.slice(0, size), checkpoints: checkpointsUpTo(size) }
      expect(judged({ ...cut, heads: lastCheckpoint }).codes).toContain('log-cut')
      expect(judged({ ...cut, heads: fromRegistry }).exit === 1).toBe(size < 8)
      // Nobody can know of it who has only these files; the report promises no more than they do.
      const alone = judged(cut)
      expect(alone.exit).not.toBe(1)
      const reach = alone.findings.find(({ code }) => code === 'reach')!
      expect(Math.max(reach.signed!, reach.countersigned!)).toBeLessThanOrEqual(size)
    }
  })

  it('in the middle of an entry is taken for a crash only where no signature says otherwise', () => {
    const text = whole(log)
    for (const length of [10, text.length - 300, text.length - 5]) {
      expect(judged({ log: text.slice(0, length) }).codes).toContain('log-cut')
      expect(judged({ log: text.slice(0, length), checkpoints: '' }).exit).toBe(3)
    }
  })
})
