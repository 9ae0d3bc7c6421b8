import { useEffect, useState } from 'react'
import type { AppError } from '../../../../src-main/contract/errors.ts'
import { openCamera, type Camera } from './camera.ts'

/** Keeps the camera open while `isWanted`; after a failure `openAgain` tries once more. */
export function useCamera(isWanted: boolean) {
  const [camera, setCamera] = useState<Camera | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  // A failure ends the wish; `openAgain` clears the failure and with it the effect runs again.
  const opens = isWanted && error === null

  useEffect(() => {
    if (!opens) return undefined
    let isGone = false
    let opened: Camera | null = null
    const open = async () => {
      const result = await openCamera(navigator.mediaDevices, () =>
        setError({ code: 'portrait/camera-lost' }),
      )
      if (!result.ok) {
        if (!isGone) setError(result.error)
        return
      }
      opened = result.value
      if (isGone) opened.close()
      else setCamera(opened)
    }
    void open()
    return () => {
      isGone = true
      opened?.close()
      setCamera(null)
    }
  }, [opens])

  // A camera that is plugged in again is opened again, without anybody asking.
  const waits = isWanted && error !== null
  useEffect(() => {
    if (!waits) return undefined
    const retry = () => setError(null)
    navigator.mediaDevices.addEventListener('devicechange', retry)
    return () => navigator.mediaDevices.removeEventListener('devicechange', retry)
  }, [waits])

  return { camera, error, openAgain: () => setError(null) }
}
