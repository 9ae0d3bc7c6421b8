import { useState } from 'react'
import type {
  PortraitException,
  PortraitFacts,
  PortraitTick,
} from '../../../src-main/contract/records/portrait-check.ts'
import { useOfficer } from '../../store/officer-context.tsx'
import { useCall } from '../../store/use-call.ts'
import { outputSize, printCrop, printSize } from './picture/crop.ts'
import { cutShot } from './picture/shot.ts'
import { measuresOf, pointsIn, type Taken } from './picture/taken.ts'

export interface Vouched {
  readonly ticks: readonly PortraitTick[]
  readonly exception: { readonly reason: PortraitException; readonly note: string } | null
}

export function factsOf(
  shot: Taken,
  of: number,
  model: string | null,
  { ticks, exception }: Vouched,
): PortraitFacts {
  return {
    version: 'portrait-check/1',
    model: shot.look === null ? null : model,
    measures: measuresOf(shot),
    ticks: [...ticks],
    exception,
    trigger: shot.trigger,
    shot: { chosen: shot.number, of },
    cameraSettings: shot.cameraSettings,
    points: pointsIn(shot),
  }
}

/** Hands the chosen shot over: two JPEGs and what is known of them, and nothing else. */
export function useKeep() {
  const save = useCall('enrolment.savePortrait')
  const acceptSitting = useOfficer((state) => state.acceptSitting)
  const [isCutting, setCutting] = useState(false)

  async function keep(shot: Taken, facts: PortraitFacts): Promise<boolean> {
    setCutting(true)
    const { canvas, crop, takenAt, camera } = shot
    const card = printCrop(crop, shot.look?.face?.eyes.x ?? null)
    const portrait = await cutShot(canvas, crop, outputSize(crop))
    const print = await cutShot(canvas, card, printSize(card))
    setCutting(false)
    if (!portrait.ok || !print.ok) return false
    const saved = await save.run({ ...portrait.value, print: print.value, takenAt, camera, facts })
    if (saved !== null) acceptSitting(saved.value)
    return saved !== null
  }

  return { keep, error: save.error, isBusy: save.isBusy || isCutting }
}
