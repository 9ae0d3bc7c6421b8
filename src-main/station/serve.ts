/**
 * The one door through which a window reaches the station. In order: known name, window allowed,
 * role allowed, parse input, proof taken, run, parse output. It never throws: a bug becomes `internal/bug` with a
 * reference that the log can be searched for.
 */
import { calls, type CallInput, type CallName, type CallOutput } from '../contract/calls/index.ts'
import type { CallSpec, Proof } from '../contract/call.ts'
import type { AppError } from '../contract/errors.ts'
import type { SignedIn } from '../contract/records/officers.ts'
import { fail, ok, type Result } from '../contract/result.ts'
import type { WindowId } from '../contract/windows.ts'

export type Handlers = {
  readonly [C in CallName]: (input: CallInput<C>, window: WindowId) => Promise<Result<CallOutput<C>>>
}

/**
 * Asked before each call declared `audit: 'event'`; what it gives is told the end: `ok` or an error code, and the
 * parsed input and output, undefined where it did not come so far.
 */
export type AuditCall = (
  name: CallName,
  window: WindowId,
) => (outcome: string, input: unknown, output: unknown) => Promise<void>

export interface ServeOptions {
  readonly handlers: Handlers
  /** Whoever has signed in at this window. */
  readonly signedIn: (window: WindowId) => SignedIn | null
  /** Whether the officer has shown that it is them, as the call asks; a proof for one call is spent by it. */
  readonly takeProof: (call: CallName, proof: Proof) => Result<void>
  readonly auditCall: AuditCall
  /** Told of a bug; returns the reference shown to the person. */
  readonly onBug: (name: string, cause: unknown) => string
}

export type Serve = (window: WindowId, name: string, payload: unknown) => Promise<Result<unknown>>

function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name)
}

function refusal(spec: CallSpec, name: string, window: WindowId, officer: SignedIn | null): AppError | null {
  if (!spec.by.includes(window)) return { code: 'call/forbidden', call: name }
  if (spec.role === 'anyone') return null
  if (officer === null) return { code: 'officers/sign-in-needed' }
  return spec.role.includes(officer.role) ? null : { code: 'call/forbidden', call: name }
}

export function createServe(options: ServeOptions): Serve {
  const { handlers, signedIn, takeProof, auditCall, onBug } = options

  function admit(name: CallName, window: WindowId, payload: unknown): Result<unknown> {
    const spec: CallSpec = calls[name]
    const refused = refusal(spec, name, window, signedIn(window))
    if (refused) return fail(refused)
    const input = spec.input.safeParse(payload)
    if (!input.success)
      return fail({ code: 'call/invalid', call: name, path: input.error.issues[0]?.path.join('.') ?? '' })
    // Last, so that a proof is not spent on a call that would be refused anyway.
    const proved = spec.proof === undefined ? ok() : takeProof(name, spec.proof)
    return proved.ok ? ok(input.data) : proved
  }

  async function run(name: CallName, window: WindowId, input: unknown): Promise<Result<unknown>> {
    const spec: CallSpec = calls[name]
    // Parsed by this very call's schema just now; the type checker cannot follow that through the table.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const handler = handlers[name] as (input: unknown, window: WindowId) => Promise<Result<unknown>>
    const result = await handler(input, window)
    if (!result.ok) return result
    const output = spec.output.safeParse(result.value)
    if (!output.success) return fail({ code: 'internal/bug', ref: onBug(name, output.error) })
    return ok(output.data)
  }

  /** What is thrown inside is a bug with a reference. */
  async function guarded(name: CallName, work: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
    try {
      return await work()
    } catch (cause) {
      return fail({ code: 'internal/bug', ref: onBug(name, cause) })
    }
  }

  return async (window, name, payload) => {
    if (!isCallName(name)) {
      return fail({ code: 'call/unknown', call: name.slice(0, 60) })
    }
    return guarded(name, async () => {
      const audited = calls[name].audit === 'event' ? auditCall(name, window) : null
      const input = await guarded(name, async () => admit(name, window, payload))
      const result = input.ok ? await guarded(name, () => run(name, window, input.value)) : input
      // A call that ended in a bug may have done its work all the same: it is written like any other.
      await audited?.(
        result.ok ? 'ok' : result.error.code,
        input.ok ? input.value : undefined,
        result.ok ? result.value : undefined,
      )
      return result
    })
  }
}
