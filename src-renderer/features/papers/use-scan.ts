import { useEffect, useState } from 'react'
import { clearShot, sharpnessOf, takeShot, type Camera } from '../portrait/index.ts'
import { middleOf, pixelsOf } from './page/encode.ts'
import { insetQuad, type Quad } from './page/quad.ts'
import type { Pixels } from './page/warp.ts'
import { createPaperPort, type PaperPort } from './worker/paper-port.ts'

/** A still with the corners of the paper in it. */
export interface Still {
  readonly canvas: HTMLCanvasElement
  readonly quad: Quad
  /** The corners were found, not merely put somewhere. */
  readonly isFound: boolean
  readonly takenAt: string
  readonly camera: Camera['provenance']
}

/** What will be kept: the straight page, or the picture as it is. */
export interface Scanned {
  readonly pixels: Pixels
  readonly sharpness: number | null
}

const WAIT_MS = 150

const open = () => new Worker(new URL('worker/paper-worker.ts', import.meta.url), { type: 'module' })

function usePort(): PaperPort {
  const [port] = useState(() => createPaperPort(open))
  useEffect(() => () => port.end(), [port])
  return port
}

/** The page behind the corners, made anew a moment after they rest. */
function useScanned(port: PaperPort, still: Still | null, isPaper: boolean): Scanned | null {
  const [scanned, setScanned] = useState<{ readonly of: Still; readonly page: Scanned } | null>(null)
  useEffect(() => {
    if (still === null) return undefined
    let isGone = false
    const make = async () => {
      const source = pixelsOf(still.canvas)
      const pixels = source === null || !isPaper ? source : await port.warp(source, still.quad)
      if (pixels === null || isGone) return
      setScanned({ of: still, page: { pixels, sharpness: sharpnessOf(middleOf(pixels)) } })
    }
    const timer = setTimeout(() => void make(), WAIT_MS)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [port, still, isPaper])
  return scanned !== null && scanned.of === still ? scanned.page : null
}

/** From a live picture to a page; the pixels are forgotten when the scan ends. */
export function useScan(isPaper: boolean) {
  const port = usePort()
  const [still, setStill] = useState<Still | null>(null)
  const canvas = still?.canvas ?? null
  useEffect(() => () => (canvas === null ? undefined : clearShot(canvas)), [canvas])
  const scanned = useScanned(port, still, isPaper)

  async function take(video: HTMLVideoElement | null, camera: Camera): Promise<void> {
    const shot = video === null ? null : takeShot(video)
    const pixels = shot === null ? null : pixelsOf(shot)
    if (shot === null || pixels === null) return
    const found = isPaper ? await port.find(pixels) : null
    setStill({
      canvas: shot,
      quad: found ?? insetQuad(shot),
      isFound: found !== null,
      takenAt: new Date().toISOString(),
      camera: camera.provenance,
    })
  }

  return {
    still,
    scanned,
    take,
    again: () => setStill(null),
    setQuad: (quad: Quad) => setStill((now) => (now === null ? null : { ...now, quad })),
  }
}
