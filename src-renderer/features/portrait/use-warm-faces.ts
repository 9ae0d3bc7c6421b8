import { useEffect } from 'react'
import { facePort } from './worker/face-port.ts'

/** Loads the face models while the officer looks somebody up, so that the portrait's first word comes at once. */
export function useWarmFaces(): void {
  useEffect(() => {
    void facePort.warm()
  }, [])
}
