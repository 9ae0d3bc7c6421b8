import type { Intent } from '../../src-main/contract/calls/enrolment.ts'
import { useOfficer } from './officer-context.tsx'
import { useCall } from './use-call.ts'

/** Tells main what the officer means to do, and shows what main made of it. */
export function useIntend() {
  const { run, error, isBusy, clearError } = useCall('enrolment.intend')
  const acceptSitting = useOfficer((state) => state.acceptSitting)

  /** True where main agreed. */
  async function intend(intent: Intent): Promise<boolean> {
    const done = await run(intent)
    if (done !== null) acceptSitting(done.value)
    return done !== null
  }

  return { intend, error, isBusy, clearError }
}
