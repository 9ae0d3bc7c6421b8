import { useMemo } from 'react'
import type { CallInput } from '../../src-main/contract/calls/index.ts'
import { useStation } from './station-context.tsx'
import { useLentImage } from './use-lent-image.ts'

type StillSlot = CallInput<'enrolment.still'>['slot']

/** The preview of an accepted sample; `captureId` changes when it was taken again. */
export function useStill(slot: StillSlot, captureId: string | null): string | null {
  const station = useStation()
  const lend = useMemo(
    () => (captureId === null ? null : () => station.call('enrolment.still', { slot })),
    [slot, captureId, station],
  )
  return useLentImage(lend)
}
