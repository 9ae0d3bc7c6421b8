/** The calls behind the queue that people see: rows out of the journal's index, bytes by token, names while unlocked. */
import type { CallInput } from '../../contract/calls/index.ts'
import { onItsWay, queueRowOf } from '../journal/index.ts'
import { takeUpAgain } from '../journal/scrubbing.ts'
import type { Journal } from '../journal/open-journal.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Handlers } from '../serve.ts'
import type { Tokens } from '../windows/tokens.ts'
import { receiptFactsOf } from './receipt-facts.ts'
import { createRowsAfter } from './rows-after.ts'

type QueueCall = Extract<keyof Handlers, `queue.${string}`>

const PAGE = 500

export interface QueueDeps {
  readonly journal: Journal
  readonly tokens: Tokens
  readonly labelOf: (applicationId: string) => Promise<string | null>
  readonly sendNow: () => void
  readonly now: () => Date
  /** When what has this receipt is erased here; null while that is not known. */
  readonly erasedOn: (receivedAt: string) => string | null
  /** In the browser's words, which name nobody. */
  readonly onDatabaseLost: (what: CallInput<'queue.databaseLost'>['what'], message: string) => void
}

export function createQueueHandlers(deps: QueueDeps): Pick<Handlers, QueueCall> {
  const { journal, tokens } = deps
  const rowsAfter = createRowsAfter(journal)

  return {
    'queue.rows': ({ after }) => Promise.resolve(ok({ rows: rowsAfter(after, PAGE), head: journal.head })),
    'queue.timeline': ({ applicationId }) => {
      const entry = journal.applications.get(applicationId)
      const steps = [...(entry?.steps ?? [])]
      return Promise.resolve(ok({ steps, receipt: receiptFactsOf(entry?.receipt ?? null) }))
    },
    'queue.holdings': async ({ applicationId }) => {
      const entry = journal.applications.get(applicationId)
      if (!entry) return fail({ code: 'queue/unknown' })
      const receipt = receiptFactsOf(entry.receipt)
      return ok({
        label: await deps.labelOf(applicationId),
        row: queueRowOf(entry),
        steps: [...entry.steps],
        receipt,
        erasedOn: receipt && deps.erasedOn(receipt.receivedAt),
      })
    },
    'queue.sendAgain': ({ applicationId }) => sendAgain(applicationId, deps),
    'queue.known': ({ keys }) => {
      const known = keys.filter(({ applicationId, revision }) => {
        const entry = journal.applications.get(applicationId)
        return entry !== undefined && onItsWay(entry).revision === revision
      })
      return Promise.resolve(ok({ known }))
    },
    'queue.labels': async ({ applicationIds }) => {
      const labels: Record<string, string> = {}
      for (const id of applicationIds) {
        const label = await deps.labelOf(id)
        if (label !== null) labels[id] = label
      }
      return ok({ labels })
    },
    'queue.sealedFile': ({ applicationId, revision }) => {
      const token = tokens.issue('officer', async () => {
        const newest = journal.applications.get(applicationId)
        const entry = newest && onItsWay(newest)
        if (!entry?.sealed || entry.revision !== revision) return null
        const file = await journal.readFile('sealed', entry.sealed.file)
        return file.ok ? { bytes: file.value, mime: 'application/pkcs7-mime' } : null
      })
      return Promise.resolve(ok({ token }))
    },
    'queue.restore': async ({ applicationId, sealed }) => {
      const restored = await journal.restoreSealed(applicationId, sealed)
      const entry = journal.applications.get(applicationId)
      if (!restored.ok || !entry) return restored
      const taken = await takeUpAgain(journal, entry, deps.now())
      return taken.ok ? ok() : taken
    },
    'queue.databaseLost': ({ what, message }) => {
      deps.onDatabaseLost(what, message)
      return Promise.resolve(ok())
    },
    'queue.sendNow': () => {
      deps.sendNow()
      return Promise.resolve(ok())
    },
  }
}

/** Only what was parked and still has its file: its address, its attempts and its reason are forgotten. */
async function sendAgain(applicationId: string, { journal, now, sendNow }: QueueDeps): Promise<Result<void>> {
  const entry = journal.applications.get(applicationId)
  if (entry?.state !== 'parked' || !entry.sealed) return fail({ code: 'queue/unknown' })
  const record = { applicationId, revision: entry.revision, at: now().toISOString() }
  const upload = { kind: 'upload', ...record, url: null, offset: 0, attempts: 0, nextTryAt: null } as const
  const forgotten = await journal.append(upload)
  if (!forgotten.ok) return forgotten
  const queued = await journal.append({ kind: 'state', ...record, state: 'queued', reason: null })
  if (!queued.ok) return queued
  sendNow()
  return ok()
}
