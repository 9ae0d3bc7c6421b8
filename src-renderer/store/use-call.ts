import { useState } from 'react'
import type { CallInput, CallName, CallOutput } from '../../src-main/contract/calls/index.ts'
import type { AppError } from '../../src-main/contract/errors.ts'
import { useStation } from '../bridge/station-context.tsx'

/** One call of a screen with its failure, so that the failure can be said beside the button. */
export function useCall<C extends CallName>(name: C) {
  const station = useStation()
  const [error, setError] = useState<AppError | null>(null)
  const [isBusy, setBusy] = useState(false)

  /** Null where it failed; the failure is in `error` until the next try. */
  async function run(input: CallInput<C>): Promise<{ readonly value: CallOutput<C> } | null> {
    setBusy(true)
    const result = await station.call(name, input)
    setBusy(false)
    setError(result.ok ? null : result.error)
    return result.ok ? { value: result.value } : null
  }

  return { run, error, isBusy, clearError: () => setError(null) }
}
