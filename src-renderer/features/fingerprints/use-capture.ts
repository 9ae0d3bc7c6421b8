import { useEffect, useRef, useState } from 'react'
import type { AppError } from '../../../src-main/contract/errors.ts'
import { useStation } from '../../bridge/station-context.tsx'
import { useOfficer } from '../../store/officer-context.tsx'
import type { FingerSlot } from './fingers.ts'

/** Takes one print at a time. Leaving the step cancels what the scanner is doing. */
export function useCapture() {
  const station = useStation()
  const acceptSitting = useOfficer((state) => state.acceptSitting)
  const [working, setWorking] = useState<FingerSlot | null>(null)
  const [failed, setFailed] = useState<{ readonly slot: FingerSlot; readonly error: AppError } | null>(null)
  const isAtWork = useRef(false)

  useEffect(
    () => () => {
      if (isAtWork.current) void station.call('enrolment.cancelCapture', {})
    },
    [station],
  )

  /** True where the print was accepted and is on the disk. */
  async function take(slot: FingerSlot): Promise<boolean> {
    isAtWork.current = true
    setWorking(slot)
    setFailed(null)
    const result = await station.call('enrolment.captureFingerprint', { slot })
    isAtWork.current = false
    setWorking(null)
    if (result.ok) acceptSitting(result.value)
    else setFailed({ slot, error: result.error })
    return result.ok
  }

  async function cancel(): Promise<void> {
    await station.call('enrolment.cancelCapture', {})
  }

  async function discard(slot: FingerSlot): Promise<void> {
    const result = await station.call('enrolment.intend', { do: 'discard-capture', slot })
    if (result.ok) acceptSitting(result.value)
    else setFailed({ slot, error: result.error })
  }

  return { working, failed, take, cancel, discard }
}
