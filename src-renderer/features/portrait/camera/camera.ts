/** The camera of the page: opened once, closed for sure. */
import type { AppError } from '../../../../src-main/contract/errors.ts'
import { fail, ok, type Result } from '../../../../src-main/contract/result.ts'
import type { Provenance } from '../../../../src-main/contract/records/enrolment.ts'
import type { PortraitFacts } from '../../../../src-main/contract/records/portrait-check.ts'
import { settingsOf, steady, torchOf } from './settings.ts'

export interface Camera {
  readonly stream: MediaStream
  readonly provenance: Provenance
  /** How the camera stands now; what it does not tell is left out. */
  settings(): PortraitFacts['cameraSettings']
  /** Switches its own light; null where it has none. */
  readonly torch: ((isOn: boolean) => Promise<void>) | null
  /** Stops the tracks: the light goes out. */
  close(): void
}

export type Media = Pick<MediaDevices, 'getUserMedia'>

/** Which failure of the contract a browser's error name means (Media Capture and Streams §10.2). */
export function cameraError(name: string): AppError {
  if (name === 'NotAllowedError' || name === 'SecurityError') return { code: 'portrait/camera-refused' }
  if (name === 'NotReadableError' || name === 'AbortError') return { code: 'portrait/camera-busy' }
  return { code: 'portrait/no-camera' }
}

/**
 * A label names a model, but a file-backed camera of a test is labelled with its path: only the last part
 * is kept, so that no path of the machine gets into a sealed file.
 */
export function provenanceOf(label: string, deviceId: string): Provenance {
  const model = (label.split(/[/\\]/).at(-1) ?? '').slice(0, 120)
  const isSimulated = /^fake_device|\.(?:y4m|mjpeg)$/iu.test(model)
  return {
    deviceId: deviceId.slice(0, 120) || 'camera',
    driver: 'uvc-page',
    model,
    firmware: '',
    simulated: isSimulated,
  }
}

/** Opens the camera; `onLost` is called once if it goes away by itself. */
export async function openCamera(media: Media | undefined, onLost: () => void): Promise<Result<Camera>> {
  if (media === undefined) return fail({ code: 'portrait/no-camera' })
  try {
    const stream = await media.getUserMedia({
      video: { width: { ideal: 1920 }, height: { ideal: 1080 } },
      audio: false,
    })
    const [track] = stream.getVideoTracks()
    if (track === undefined) return fail({ code: 'portrait/no-camera' })
    track.addEventListener('ended', onLost, { once: true })
    await steady(track)
    return ok({
      stream,
      torch: torchOf(track),
      settings: () => settingsOf(track.getSettings()),
      provenance: provenanceOf(track.label, track.getSettings().deviceId ?? ''),
      close: () => {
        track.removeEventListener('ended', onLost)
        for (const one of stream.getTracks()) one.stop()
      },
    })
  } catch (error) {
    return fail(cameraError(error instanceof Error ? error.name : ''))
  }
}
