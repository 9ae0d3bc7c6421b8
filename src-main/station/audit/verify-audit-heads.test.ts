/** The auditor's one file and what was signed: heads that are missing, strange or changed. */
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { anAuditedLog, STATION, whole } from '../../../tests/fixtures/audited-log.ts'
import { signJws } from '../uplink/test-registry.ts'
import { makeCa } from '../vault/test-certificates.ts'

const { log, checkpoints, lastCheckpoint, station, registry, judged, remove } = await anAuditedLog()
afterAll(remove)

describe('the signed heads', () => {
  it('removed, doubled or swapped are missed', () => {
    for (let index = 0; index < checkpoints.length; index++) {
      const without = checkpoints.toSpliced(index, 1)
      // A countersignature is a copy of the registry's; the last checkpoint is known only to whoever kept it.
      const isFound = index === 0 || index === 2
      expect(judged({ checkpoints: without }).exit, `without line ${index + 1}`).toBe(isFound ? 1 : 0)
    }
    expect(judged({ checkpoints: checkpoints.slice(0, -1), heads: lastCheckpoint }).codes).toEqual([
      'head-orphan',
    ])
    const [a, b, c, d, e] = checkpoints as [string, string, string, string, string]
    expect(judged({ checkpoints: [c, d, a, b, e] }).codes).toContain('checkpoint-missing')
    expect(judged({ checkpoints: [a, a, b, c, d, e] }).codes).toContain('checkpoint-missing')
  })

  it('are believed of the right keys only', async () => {
    const stranger = makeCa().issue(STATION)
    const claims = JSON.parse(Buffer.from(lastCheckpoint.split('.')[1]!, 'base64url').toString()) as object
    const typ = 'tram-audit-checkpoint+jwt'
    const forged = [...checkpoints.slice(0, -1), await signJws(claims, stranger.key, typ)]
    expect(judged({ checkpoints: forged }).codes).toContain('vouch-forged')
    const foreign = [...checkpoints, await signJws({ ...claims, stationId: 'other' }, station.key, typ)]
    expect(judged({ checkpoints: foreign }).codes).toEqual(['vouch-foreign'])
    expect(judged({ registry: stranger.pem }).codes).toContain('certificate-foreign')
    expect(judged({ ca: makeCa().pem }).codes).toEqual(['certificate-foreign', 'certificate-foreign'])
    // Four bits of a signature's last letter say nothing; changed, it is another text that verifies as well.
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const other = letters[letters.indexOf(lastCheckpoint.at(-1)!) ^ 1]!
    const loose = [...checkpoints.slice(0, -1), lastCheckpoint.slice(0, -1) + other]
    expect(judged({ checkpoints: loose }).codes).toEqual(['vouch-unreadable'])
    const receipt = await signJws(
      { stationId: STATION, auditHead: { treeSize: 4, rootHash: 'a'.repeat(64) } },
      registry.key,
      'tram-receipt+jwt',
    )
    expect(judged({ heads: receipt }).codes).toEqual(['log-changed'])
  })

  it('show a change of any byte of either file', () => {
    const flip = (text: string, at: number, by: number) =>
      text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ by) + text.slice(at + 1)
    const any = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 }))
    fc.assert(
      fc.property(any, ([at, by]) => {
        const [entries, heads] = [whole(log), whole(checkpoints)]
        expect(judged({ log: flip(entries, at % entries.length, by) }).exit).toBe(1)
        // A last checkpoint that looks unfinished is no longer there, which whoever kept it knows.
        const changed = flip(heads, at % heads.length, by)
        expect(judged({ checkpoints: changed, heads: lastCheckpoint }).exit).toBe(1)
      }),
      { numRuns: 150 },
    )
  })
})
