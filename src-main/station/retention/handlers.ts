/** The calls of the purge; `serve()` has asked for a supervisor and for both proofs. */
import type { Handlers } from '../serve.ts'
import { mayPurge, purge, type PurgeDeps } from './purge.ts'

type RetentionCall = Extract<keyof Handlers, `retention.${string}`>

export function createRetentionHandlers(deps: PurgeDeps): Pick<Handlers, RetentionCall> {
  const { journal, pack, now } = deps
  return {
    'retention.mayPurge': ({ applicationId }) =>
      Promise.resolve(mayPurge(journal.applications.get(applicationId), pack(), now())),
    'retention.purge': ({ applicationId }) => purge(applicationId, deps),
  }
}
