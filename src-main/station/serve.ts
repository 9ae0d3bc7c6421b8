/**
 * The one door through which a window reaches the station. In order: known name, window allowed,
 * role allowed, parse input, run, parse output. It never throws: a bug becomes `internal/bug` with a
 * reference that the log can be searched for.
 */
import { calls, type CallInput, type CallName, type CallOutput } from '../contract/calls/index.ts'
import type { CallSpec } from '../contract/call.ts'
import type { AppError } from '../contract/errors.ts'
import type { SignedIn } from '../contract/records/snapshot.ts'
import { fail, type Result } from '../contract/result.ts'
import type { WindowId } from '../contract/windows.ts'

export type Handlers = {
  readonly [C in CallName]: (input: CallInput<C>, window: WindowId) => Promise<Result<CallOutput<C>>>
}

export interface ServeOptions {
  readonly handlers: Handlers
  readonly signedIn: () => SignedIn | null
  /** Told of every call declared `audit: 'event'`, after it ran. */
  readonly onAudited: (name: CallName, window: WindowId, outcome: string) => Promise<void>
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
  const { handlers, signedIn, onAudited, onBug } = options

  async function answer(name: CallName, window: WindowId, payload: unknown): Promise<Result<unknown>> {
    const spec: CallSpec = calls[name]
    const refused = refusal(spec, name, window, signedIn())
    if (refused) return fail(refused)
    const input = spec.input.safeParse(payload)
    if (!input.success) {
      return fail({ code: 'call/invalid', call: name, path: input.error.issues[0]?.path.join('.') ?? '' })
    }
    // Parsed by this very call's schema just now; the type checker cannot follow that through the table.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const run = handlers[name] as (input: unknown, window: WindowId) => Promise<Result<unknown>>
    const result = await run(input.data, window)
    if (!result.ok) return result
    const output = spec.output.safeParse(result.value)
    if (!output.success) return fail({ code: 'internal/bug', ref: onBug(name, output.error) })
    return { ok: true, value: output.data }
  }

  return async (window, name, payload) => {
    if (!isCallName(name)) {
      return fail({ code: 'call/unknown', call: name.slice(0, 60) })
    }
    try {
      const result = await answer(name, window, payload)
      if (calls[name].audit === 'event') await onAudited(name, window, result.ok ? 'ok' : result.error.code)
      return result
    } catch (cause) {
      return fail({ code: 'internal/bug', ref: onBug(name, cause) })
    }
  }
}
