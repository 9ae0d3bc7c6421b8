import { useEffect, type RefObject } from 'react'
import { useTexts } from '../../i18n/use-texts.ts'
import type { Camera } from '../portrait/index.ts'

function play(element: HTMLVideoElement, stream: MediaStream | null): void {
  element.srcObject = stream
}

/** What the camera sees now. */
export function ScanLive(props: {
  readonly camera: Camera
  readonly video: RefObject<HTMLVideoElement | null>
  readonly onPicture: () => void
}) {
  const { t } = useTexts()
  const { camera, video } = props
  useEffect(() => {
    const element = video.current
    if (element !== null) play(element, camera.stream)
    return () => {
      if (element !== null) play(element, null)
    }
  }, [camera, video])
  return (
    <video
      ref={video}
      autoPlay
      muted
      playsInline
      className="scan-picture scan-live"
      aria-label={t('record:scan.live')}
      onLoadedData={props.onPicture}
    />
  )
}
