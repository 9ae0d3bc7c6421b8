/** When the log is written and when it is signed: every audited call, and a checkpoint at least every 64 entries. */
import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import type { CallName } from '../../contract/calls/index.ts'
import { applicationId, deviceId, officerId, stationId } from '../../contract/primitives.ts'
import type { WindowId } from '../../contract/windows.ts'
import type { AuditCall } from '../serve.ts'
import { auditId, type AuditEntry } from './chain.ts'
import type { Audit } from './open-audit.ts'

/** About two sittings: a registry that hears of a checkpoint then knows most of the day. */
const SIGN_EVERY = 64

export interface AuditTrailDeps {
  readonly audit: Audit
  readonly identityKey: KeyObject
  /** Null before provisioning: nothing can be signed yet. */
  readonly stationId: () => string | null
  /** Of whoever has signed in at this window. */
  readonly officerId: (window: WindowId) => string | null
  /** Of the sitting that is open. */
  readonly applicationId: () => string | null
  /** There is a new checkpoint for the registry. */
  readonly onSigned: () => void
  /** Told the code of an entry or a checkpoint that could not be written. */
  readonly onFailed: (code: string) => void
}

export interface AuditTrail {
  readonly auditCall: AuditCall
  record(entry: AuditEntry): Promise<void>
  /** At sign-out, lock and stop, so that nothing done before stays unsigned. */
  sign(): Promise<void>
}

export function createAuditTrail(deps: AuditTrailDeps): AuditTrail {
  const { audit, identityKey, onSigned, onFailed } = deps

  const sign = async (): Promise<void> => {
    const id = deps.stationId()
    if (id === null || audit.unsigned() === 0) return
    const signed = await audit.checkpoint(id, identityKey)
    if (signed.ok) onSigned()
    else onFailed(signed.error.code)
  }
  const record = async (entry: AuditEntry): Promise<void> => {
    const written = await audit.append(entry)
    if (!written.ok) onFailed(written.error.code)
    else if (audit.unsigned() >= SIGN_EVERY) await sign()
  }
  /** Who and what are read before the call runs: a sign-out and a seal leave neither behind. */
  const auditCall: AuditCall = (name, window) => {
    const before = { actor: actorOf(window, deps.officerId(window)), objectId: deps.applicationId() }
    return async (result, input, output) => {
      const actor = before.actor ?? actorOf(window, deps.officerId(window)) ?? 'station'
      const objectId = objectOf(name, input, output, result) ?? before.objectId ?? deps.applicationId()
      await record({ actor, action: name, objectId, result })
      if (name === 'officers.signOut' || name === 'officers.lock') await sign()
    }
  }
  return { auditCall, record, sign }
}

const actorOf = (window: WindowId, officer: string | null): string | null =>
  window === 'citizen' ? 'citizen' : officer

const named = z.object({
  applicationId: applicationId.optional().catch(undefined),
  draft: z.object({ applicationId }).optional().catch(undefined),
  stationId: stationId.optional().catch(undefined),
  officerId: officerId.optional().catch(undefined),
  deviceId: deviceId.and(auditId).optional().catch(undefined),
})

/** The id that a call is about. Of what was typed only an applicationId counts, until the call has known it for one. */
function objectOf(name: CallName, input: unknown, output: unknown, result: string): string | null {
  const [asked, given] = [named.safeParse(input).data, named.safeParse(output).data]
  const application = asked?.applicationId ?? given?.applicationId ?? given?.draft?.applicationId
  const isKnown =
    result === 'ok' || (/^officers\.(signIn|prove)$/.test(name) && /wrong-pin|locked/.test(result))
  const other = isKnown ? (given?.stationId ?? asked?.officerId ?? asked?.deviceId) : undefined
  return application ?? other ?? null
}
