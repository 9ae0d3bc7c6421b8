import { useEffect } from 'react'
import { useStation } from '../../../bridge/station-context.tsx'
import { cutShot } from '../picture/shot.ts'
import type { Taken } from '../picture/taken.ts'
import type { Coached } from './coach.ts'

/** What the citizen sees of a shot: about 20 KiB. */
const PREVIEW = { width: 360, height: 480 }
const PREVIEW_QUALITY = 0.8

/** The citizen's window shows the same word, and the shot that the officer has before them. */
export function useMirror(coached: Coached | null, shot: Taken | null, of: number): void {
  const station = useStation()
  const hint = coached?.hint ?? null
  // A quarter is what an eye notices; each word is a call.
  const progress = Math.floor((coached?.progress ?? 0) * 4) / 4
  useEffect(() => {
    if (shot === null) void station.call('enrolment.coach', { show: 'hint', hint, progress })
  }, [station, hint, progress, shot])
  useEffect(() => {
    if (shot === null) return
    const tell = async () => {
      const cut = await cutShot(shot.canvas, shot.crop, PREVIEW, PREVIEW_QUALITY)
      if (cut.ok)
        await station.call('enrolment.coach', { show: 'shot', jpeg: cut.value.jpeg, number: shot.number, of })
    }
    void tell()
  }, [station, shot, of])
}
