/** The calls behind the queue that people see: rows out of the journal's index, bytes by token, names while unlocked. */
import { queueRowOf, type ApplicationEntry } from '../journal/index.ts'
import { takeUpAgain } from '../journal/scrubbing.ts'
import type { Journal } from '../journal/open-journal.ts'
import { ok } from '../../contract/result.ts'
import type { Handlers } from '../serve.ts'
import type { Tokens } from '../windows/tokens.ts'

type QueueCall = Extract<keyof Handlers, `queue.${string}`>

const PAGE = 500

export interface QueueDeps {
  readonly journal: Journal
  readonly tokens: Tokens
  readonly labelOf: (applicationId: string) => Promise<string | null>
  readonly sendNow: () => void
  readonly now: () => Date
  /** In the browser's words, which name nobody. */
  readonly onDatabaseLost: (what: 'wiped' | 'unreadable', message: string) => void
}

/** Drafts are the enrol screen's; the queue shows what was sealed, parked or ended. */
export const isQueued = (entry: ApplicationEntry): boolean => entry.state !== 'draft'

export function createQueueHandlers(deps: QueueDeps): Pick<Handlers, QueueCall> {
  const { journal, tokens } = deps

  return {
    'queue.rows': ({ after }) => {
      const later = [...journal.applications.values()].filter(
        (entry) => isQueued(entry) && entry.journalSeq > after,
      )
      const rows = later.map(queueRowOf).sort((a, b) => a.journalSeq - b.journalSeq)
      return Promise.resolve(ok({ rows: rows.slice(0, PAGE), head: journal.head }))
    },
    'queue.known': ({ keys }) => {
      const known = keys.filter(
        ({ applicationId, revision }) => journal.applications.get(applicationId)?.revision === revision,
      )
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
        const entry = journal.applications.get(applicationId)
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
