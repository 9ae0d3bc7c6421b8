import { z } from 'zod'
import { call } from '../call.ts'
import { applicationId, bytes, instant, journalSeq, revision } from '../primitives.ts'
import { queueRow, timelineStep } from '../records/queue.ts'
import { receiptFacts } from '../records/wire.ts'

const key = z.object({ applicationId, revision })

export const queueCalls = {
  /** Rows whose journalSeq is greater than `after`, in that order, at most 500. */
  'queue.rows': call({
    by: ['officer'],
    role: 'anyone',
    audit: 'none',
    input: z.object({ after: journalSeq }),
    output: z.object({ rows: z.array(queueRow), head: journalSeq }),
  }),
  /** Which of these applications the journal knows; the page quarantines the others. */
  'queue.known': call({
    by: ['officer'],
    role: 'anyone',
    audit: 'none',
    input: z.object({ keys: z.array(key).max(500) }),
    output: z.object({ known: z.array(key) }),
  }),
  /** Names for rows, while an officer is signed in; never stored by the page. */
  'queue.labels': call({
    by: ['officer'],
    role: ['officer', 'supervisor'],
    audit: 'none',
    input: z.object({ applicationIds: z.array(applicationId).max(200) }),
    output: z.object({ labels: z.record(z.string(), z.string()) }),
  }),
  /** A one-time token for `/sealed/<token>`: the sealed bytes, for the second copy in IndexedDB. */
  'queue.sealedFile': call({
    by: ['officer'],
    role: 'anyone',
    audit: 'none',
    input: key,
    output: z.object({ token: z.string() }),
  }),
  /** Gives a sealed file back from IndexedDB when the journal's own copy fails its hash. */
  'queue.restore': call({
    by: ['officer'],
    role: 'anyone',
    audit: 'event',
    input: key.extend({ sealed: bytes }),
    output: z.void(),
  }),
  /** What one application went through, and what the registry signed for it. No names. */
  'queue.timeline': call({
    by: ['officer'],
    role: 'anyone',
    audit: 'none',
    input: z.object({ applicationId }),
    output: z.object({ steps: z.array(timelineStep), receipt: receiptFacts.nullable() }),
  }),
  /** Everything that this station still holds of one application, for the citizen who asks. */
  'queue.holdings': call({
    by: ['officer'],
    role: ['officer', 'supervisor'],
    proof: 'pin',
    audit: 'event',
    input: z.object({ applicationId }),
    output: z.object({
      label: z.string().nullable(),
      row: queueRow,
      steps: z.array(timelineStep),
      receipt: receiptFacts.nullable(),
      /** The day on which it is erased here; null where that is not known yet. */
      erasedOn: instant.nullable(),
    }),
  }),
  /** Takes what was parked out of its corner and sends it anew; the registry decides again. */
  'queue.sendAgain': call({
    by: ['officer'],
    role: ['officer', 'supervisor', 'technician'],
    audit: 'event',
    input: z.object({ applicationId }),
    output: z.void(),
  }),
  /**
   * The browser wiped the page's database, or it could not be read and was laid out anew from the journal, or not even
   * that: the page begins another, and this one goes at the next start.
   */
  'queue.databaseLost': call({
    by: ['officer'],
    role: 'anyone',
    audit: 'event',
    input: z.object({ what: z.enum(['wiped', 'unreadable', 'beyond-repair']), message: z.string().max(300) }),
    output: z.void(),
  }),
  /** Tries again now, whatever the back-off says. */
  'queue.sendNow': call({
    by: ['officer'],
    role: ['officer', 'supervisor'],
    audit: 'event',
    input: z.object({}),
    output: z.void(),
  }),
}
