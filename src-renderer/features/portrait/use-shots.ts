import { useEffect, useRef, useState } from 'react'
import type { AppError } from '../../../src-main/contract/errors.ts'
import type { Camera } from './camera/camera.ts'
import { broken } from './measures/rules.ts'
import { firstCrop, type Crop } from './picture/crop.ts'
import { faceCrop } from './picture/face-crop.ts'
import { clearShot, takeShot } from './picture/shot.ts'
import { bestFirst, measuresOf, type Taken } from './picture/taken.ts'
import type { FacePort } from './worker/face-port.ts'
import type { Look } from './worker/messages.ts'

export const MOST_SHOTS = 5

export interface Shots {
  /** The best first. */
  readonly all: readonly Taken[]
  readonly chosen: Taken | null
  readonly error: AppError | null
  /** Takes one, checks it in full, and settles with whether it was kept: what fired by itself must hold every rule. */
  take(video: HTMLVideoElement | null, camera: Camera, trigger: Taken['trigger']): Promise<boolean>
  choose(number: number): void
  move(crop: Crop): void
  /** Destroys every shot. */
  clear(): void
}

async function lookAt(port: FacePort, canvas: HTMLCanvasElement): Promise<Look | null> {
  if ((await port.warm()) === null) return null
  // The step may have ended meanwhile, and with it the canvas.
  const frame = await createImageBitmap(canvas).catch(() => null)
  return frame === null ? null : port.look(frame, 'shot')
}

/** Up to five shots in memory; their pixels are cleared when they are cleared or the step ends. */
export function useShots(port: FacePort): Shots {
  const [shots, setShots] = useState<readonly Taken[]>([])
  const [chosen, setChosen] = useState<number | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const held = useRef<Set<HTMLCanvasElement>>(new Set())

  useEffect(() => {
    const canvases = held.current
    return () => canvases.forEach(clearShot)
  }, [])

  async function take(
    video: HTMLVideoElement | null,
    camera: Camera,
    trigger: Taken['trigger'],
  ): Promise<boolean> {
    const canvas = video === null ? null : takeShot(video)
    if (canvas === null || shots.length >= MOST_SHOTS) return false
    held.current.add(canvas)
    const look = await lookAt(port, canvas)
    const crop = (look?.face ? faceCrop(look.face, canvas) : null) ?? firstCrop(canvas)
    if (crop === null || (trigger === 'auto' && broken(measuresOf({ look, crop })).length > 0)) {
      const { width, height } = canvas
      forget(canvas)
      if (crop === null) setError({ code: 'portrait/camera-small', width, height })
      return false
    }
    setError(null)
    const taken = {
      number: shots.length + 1,
      canvas,
      crop,
      look,
      trigger,
      takenAt: new Date().toISOString(),
      camera: camera.provenance,
      cameraSettings: camera.settings(),
    }
    const all = bestFirst([...shots, taken])
    setShots(all)
    setChosen(all[0]?.number ?? null)
    return true
  }

  function forget(canvas: HTMLCanvasElement): void {
    held.current.delete(canvas)
    clearShot(canvas)
  }

  return {
    all: shots,
    chosen: shots.find(({ number }) => number === chosen) ?? null,
    error,
    take,
    choose: setChosen,
    move: (crop) => setShots((now) => now.map((shot) => (shot.number === chosen ? { ...shot, crop } : shot))),
    clear() {
      for (const { canvas } of shots) forget(canvas)
      setShots([])
      setChosen(null)
    },
  }
}
