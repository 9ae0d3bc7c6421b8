/** Starts the journal on what a power cut left, and names everything that was acknowledged and is gone. */
import { openJournal } from '../../../src-main/station/journal/open-journal.ts'
import { hashOf, SEGMENT_BYTES, type Acknowledged } from './work.ts'

export async function lostOf(dir: string, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const opened = await openJournal(dir, { segmentBytes: SEGMENT_BYTES })
  if (!opened.ok) return [`the journal does not start: ${opened.error.code}`]
  const journal = opened.value
  const records = new Map<number, string>()
  await journal.replay((seq, record, bytes) => records.set(seq, hashOf(JSON.stringify(record), bytes)))
  const sealed = new Set([...journal.applications.values()].map((entry) => entry.sealed?.file))
  const lost: string[] = []
  for (const one of acknowledged) {
    // Of another journal, which the real station starts on.
    if (one.what === 'step') continue
    if (one.what === 'record') {
      if (records.get(one.seq) !== one.sha256) lost.push(`record ${one.seq}`)
      continue
    }
    const file = await journal.readFile(one.kind, one.name)
    if (!file.ok || hashOf(file.value) !== one.sha256) lost.push(`${one.kind}/${one.name}`)
    else if (one.kind === 'sealed' && !sealed.has(one.name)) lost.push(`${one.name} was not adopted`)
  }
  const next = await journal.append({
    kind: 'draft',
    applicationId: '019abc00-0000-7000-8000-00000000ffff',
    revision: 1,
    at: '2026-11-25T01:02:03.000Z',
    iv: 'aXY=',
  })
  const last = Math.max(0, ...acknowledged.map((one) => (one.what === 'record' ? one.seq : 0)))
  if (!next.ok || next.value <= last) lost.push('the next number')
  await journal.close()
  return lost
}
