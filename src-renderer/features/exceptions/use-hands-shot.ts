import { useState } from 'react'
import type { AppError } from '../../../src-main/contract/errors.ts'
import { useOfficer } from '../../store/officer-context.tsx'
import { useCall } from '../../store/use-call.ts'
import { cutShot, takeShot, type Camera } from '../portrait/index.ts'

/** Wide enough to see a nail, small enough to go along with every application. */
const LONGEST_SIDE = 1280

/** One still of the camera, whole, handed to main as JPEG. */
export function useHandsShot() {
  const save = useCall('enrolment.saveHandsPicture')
  const acceptSitting = useOfficer((state) => state.acceptSitting)
  const [failure, setFailure] = useState<AppError | null>(null)

  async function take(video: HTMLVideoElement, camera: Camera): Promise<boolean> {
    const canvas = takeShot(video)
    if (canvas === null) return false
    const { width, height } = canvas
    const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height))
    const size = { width: Math.round(width * scale), height: Math.round(height * scale) }
    const cut = await cutShot(canvas, { left: 0, top: 0, width, height }, size)
    setFailure(cut.ok ? null : cut.error)
    if (!cut.ok) return false
    const takenAt = new Date().toISOString()
    const saved = await save.run({ ...cut.value, takenAt, camera: camera.provenance })
    if (saved !== null) acceptSitting(saved.value)
    return saved !== null
  }

  return { take, error: failure ?? save.error, isBusy: save.isBusy }
}
