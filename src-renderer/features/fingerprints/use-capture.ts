import { useEffect, useRef, useState } from 'react'
import type { Capture } from '../../../src-main/contract/records/enrolment.ts'
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
  const [tries, setTries] = useState<Partial<Record<FingerSlot, number>>>({})
  const isAtWork = useRef(false)

  useEffect(
    () => () => {
      if (isAtWork.current) void station.call('enrolment.cancelCapture', {})
    },
    [station],
  )

  /** The print where it was accepted and is on the disk, and how often it has been taken while the step is open. */
  async function take(slot: FingerSlot): Promise<{ capture: Capture; tries: number } | null> {
    isAtWork.current = true
    setWorking(slot)
    setFailed(null)
    const result = await station.call('enrolment.captureFingerprint', { slot })
    isAtWork.current = false
    setWorking(null)
    if (!result.ok) {
      setFailed({ slot, error: result.error })
      return null
    }
    acceptSitting(result.value)
    const capture = result.value.draft.captures[slot]
    const count = (tries[slot] ?? 0) + 1
    setTries({ ...tries, [slot]: count })
    return capture === undefined ? null : { capture, tries: count }
  }

  async function cancel(): Promise<void> {
    await station.call('enrolment.cancelCapture', {})
  }

  async function discard(slot: FingerSlot): Promise<void> {
    const result = await station.call('enrolment.intend', { do: 'discard-capture', slot })
    if (result.ok) acceptSitting(result.value)
    else setFailed({ slot, error: result.error })
  }

  return { working, failed, tries, take, cancel, discard }
}
