import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { at, draft, idOf, describeOnDisk, state } from '../../../tests/fixtures/journal-on-disk.ts'
import type { JournalRecord } from '../../contract/records/journal.ts'
import { encodeFrame, encodePayload } from './frame.ts'
import { sealedFileName } from './recover.ts'
import { segmentName } from './segment-writer.ts'

describeOnDisk((disk) => {
  it('starts with 10,000 applications, all of them there, and says how long it took', async () => {
    const payloads = []
    let seq = 0
    const zeros = new Uint8Array(400)
    const sha256 = 'a'.repeat(64)
    for (let n = 0; n < 10_000; n++) {
      const applicationId = idOf(n)
      const file = { file: sealedFileName(applicationId, 1), sha256, size: 6 }
      const records: [number, JournalRecord][] = [
        [1, draft(n)],
        [3, { kind: 'sealed', applicationId, revision: 1, at, officerId: 'an', ...file }],
        [4, state(n, 'queued')],
        [
          5,
          {
            kind: 'upload',
            applicationId,
            revision: 1,
            at,
            url: null,
            offset: 0,
            attempts: 1,
            nextTryAt: null,
          },
        ],
      ]
      for (const [type, record] of records) {
        payloads.push(
          encodeFrame(
            { type, version: 1, seq: ++seq },
            encodePayload(JSON.stringify(record), type === 1 ? zeros : new Uint8Array()),
          ),
        )
      }
    }
    await writeFile(join(disk().dir, segmentName(1)), Buffer.concat(payloads))
    const before = performance.now()
    const journal = await disk().open()
    const tookMs = Math.round(performance.now() - before)
    process.stdout.write(`journal: 10,000 applications, ${seq} records, start in ${tookMs} ms\n`)
    expect(journal.applications.size).toBe(10_000)
    await journal.close()
  })
})
