/** How a call is declared: once, with who may make it and the shapes of both ends. */
import type { z } from 'zod'
import type { Role, WindowId } from './windows.ts'

export interface CallSpec<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** The windows that may make this call; identity comes from the shell, never from the payload. */
  readonly by: readonly WindowId[]
  /** The roles that may make it; `anyone` needs no sign-in. */
  readonly role: readonly Role[] | 'anyone'
  readonly input: I
  readonly output: O
  /** `event` writes an entry to the audit log. */
  readonly audit: 'event' | 'none'
}

export function call<I extends z.ZodType, O extends z.ZodType>(spec: CallSpec<I, O>): CallSpec<I, O> {
  return spec
}
