/** A journal with applications that wait in the queue, laid into a profile before its first start. */
import { createHash } from 'node:crypto'
import { openJournal } from '../../../src-main/station/journal/open-journal.ts'
import { sealedFileName } from '../../../src-main/station/journal/recover.ts'
import { must } from '../../fixtures/must.ts'

const at = '2026-11-25T01:02:03.000Z'
const idOf = (n: number) => `019abc00-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

/** What the page must show: each application with the hash of its sealed file. */
export type Queued = ReadonlyMap<string, string>

export async function writeQueued(dir: string, count: number, bytes: number): Promise<Queued> {
  const journal = must(await openJournal(dir))
  const queued = new Map<string, string>()
  for (let n = 0; n < count; n++) {
    const ids = { applicationId: idOf(n), revision: 1, at }
    const file = sealedFileName(ids.applicationId, 1)
    const sealed = Buffer.alloc(bytes, createHash('sha256').update(file).digest())
    const facts = must(await journal.putFile('sealed', file, sealed))
    must(await journal.append({ kind: 'sealed', ...ids, officerId: 'an', file, ...facts }))
    must(await journal.append({ kind: 'state', ...ids, state: 'queued', reason: null }))
    queued.set(ids.applicationId, facts.sha256)
  }
  await journal.close()
  return queued
}
