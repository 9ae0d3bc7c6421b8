import type { CallInput } from '../../../src-main/contract/calls/index.ts'
import { useOfficer } from '../../store/officer-context.tsx'
import { useCall } from '../../store/use-call.ts'

/** Hands one page over and shows what main made of it. */
export function useKeepPage() {
  const { run, error, isBusy, clearError } = useCall('record.keepPage')
  const acceptSitting = useOfficer((state) => state.acceptSitting)

  /** True where it was kept. */
  async function keep(input: CallInput<'record.keepPage'>): Promise<boolean> {
    const kept = await run(input)
    if (kept !== null) acceptSitting(kept.value)
    return kept !== null
  }
  return { keep, error, isBusy, clearError }
}
