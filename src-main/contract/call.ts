/** How a call is declared: once, with who may make it and the shapes of both ends. */
import type { z } from 'zod'
import type { Role, WindowId } from './windows.ts'

/**
 * What the call asks beyond a sign-in. `recent`: PIN or token within the pack's minutes; `pin`: for this very call;
 * `two`: two officers, each for this very call.
 */
export type Proof = 'recent' | 'pin' | 'two'

export interface CallSpec<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** The windows that may make this call; identity comes from the shell, never from the payload. */
  readonly by: readonly WindowId[]
  /** The roles that may make it; `anyone` needs no sign-in. */
  readonly role: readonly Role[] | 'anyone'
  readonly proof?: Proof
  readonly input: I
  readonly output: O
  /** `event` writes an entry to the audit log. */
  readonly audit: 'event' | 'none'
}

export function call<I extends z.ZodType, O extends z.ZodType>(spec: CallSpec<I, O>): CallSpec<I, O> {
  return spec
}
