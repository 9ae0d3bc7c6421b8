import { useEffect, useRef } from 'react'
import type { IrisSlot } from '../../../src-main/contract/records/sitting-parts.ts'
import { useStation } from '../../bridge/station-context.tsx'
import { useOfficer } from '../../store/officer-context.tsx'
import { useCall } from '../../store/use-call.ts'
import { useIntend } from '../../store/use-intend.ts'

/** Takes the eyes once at a time. Leaving the step cancels what the camera is doing. */
export function useTakeIrises() {
  const station = useStation()
  const acceptSitting = useOfficer((state) => state.acceptSitting)
  const { run, error, isBusy, clearError } = useCall('enrolment.captureIrises')
  const { intend, error: refusal } = useIntend()
  const isAtWork = useRef(false)

  useEffect(
    () => () => {
      if (isAtWork.current) void station.call('enrolment.cancelCapture', {})
    },
    [station],
  )

  async function take(): Promise<void> {
    isAtWork.current = true
    clearError()
    const done = await run({})
    isAtWork.current = false
    if (done !== null) acceptSitting(done.value)
  }
  async function cancel(): Promise<void> {
    await station.call('enrolment.cancelCapture', {})
  }
  async function discard(slots: readonly IrisSlot[]): Promise<void> {
    clearError()
    for (const slot of slots) await intend({ do: 'discard-capture', slot })
  }

  return { take, cancel, discard, error: error ?? refusal, isWorking: isBusy }
}
