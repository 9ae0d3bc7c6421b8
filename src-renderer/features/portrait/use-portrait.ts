import { useEffect, useRef, useState } from 'react'
import type { AppError } from '../../../src-main/contract/errors.ts'
import { useStation } from '../../bridge/station-context.tsx'
import { useOfficer } from '../../store/officer-context.tsx'
import type { Camera } from './camera/camera.ts'
import { firstCrop, type Crop } from './picture/crop.ts'
import { clearShot, cutShot, takeShot } from './picture/shot.ts'

interface Still {
  readonly canvas: HTMLCanvasElement
  readonly crop: Crop
  readonly takenAt: string
  readonly camera: Camera['provenance']
}

/** A still that waits to be kept or thrown away; the pixels are cleared either way. */
export function usePortrait() {
  const station = useStation()
  const acceptSitting = useOfficer((state) => state.acceptSitting)
  const [still, setStill] = useState<Still | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const [isBusy, setBusy] = useState(false)
  const held = useRef<HTMLCanvasElement | null>(null)

  useEffect(
    () => () => {
      if (held.current !== null) clearShot(held.current)
    },
    [],
  )

  function shoot(video: HTMLVideoElement | null, camera: Camera): void {
    const canvas = video === null ? null : takeShot(video)
    const crop = canvas === null ? null : firstCrop(canvas)
    if (canvas === null || crop === null) return setError({ code: 'portrait/unreadable' })
    held.current = canvas
    setError(null)
    setStill({ canvas, crop, takenAt: new Date().toISOString(), camera: camera.provenance })
  }

  function throwAway(): void {
    if (held.current !== null) clearShot(held.current)
    held.current = null
    setStill(null)
  }

  async function keep(): Promise<boolean> {
    if (still === null) return false
    setBusy(true)
    const cut = await cutShot(still.canvas, still.crop)
    const saved = cut.ok
      ? await station.call('enrolment.savePortrait', {
          ...cut.value,
          takenAt: still.takenAt,
          camera: still.camera,
        })
      : cut
    setBusy(false)
    if (!saved.ok) {
      setError(saved.error)
      return false
    }
    acceptSitting(saved.value)
    throwAway()
    return true
  }

  return {
    still,
    error,
    isBusy,
    shoot,
    throwAway,
    keep,
    move: (crop: Crop) => setStill((now) => now && { ...now, crop }),
  }
}
