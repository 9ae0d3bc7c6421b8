import { useEffect } from 'react'
import { facePort } from './worker/face-port.ts'

/**
 * Loads the face models once somebody is looked for, so that the portrait's first word comes at once. Not sooner: a window that
 * only shows the queue has no use for them, and a second of the processor is somebody else's.
 */
export function useWarmFaces(isWanted: boolean): void {
  useEffect(() => {
    if (isWanted) void facePort.warm()
  }, [isWanted])
}
