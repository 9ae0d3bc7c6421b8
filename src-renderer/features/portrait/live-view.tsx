import { useEffect, type RefObject } from 'react'
import { useTexts } from '../../i18n/use-texts.ts'
import type { Camera } from './camera/camera.ts'

function play(element: HTMLVideoElement, stream: MediaStream | null): void {
  element.srcObject = stream
}

/** The live picture with the oval that a head should fill. Not mirrored: the officer sees what is kept. */
export function LiveView(props: {
  readonly camera: Camera
  readonly video: RefObject<HTMLVideoElement | null>
  /** The first frame is there. */
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
    <div className="live">
      <video
        ref={video}
        autoPlay
        muted
        playsInline
        className="live-video"
        aria-label={t('portrait:live')}
        onLoadedData={props.onPicture}
      />
      <svg
        className="live-guide"
        viewBox="0 0 160 90"
        preserveAspectRatio="xMidYMid slice"
        aria-hidden="true"
      >
        <path className="live-veil" fillRule="evenodd" d="M0 0H160V90H0Z M46.25 0H113.75V90H46.25Z" />
        <ellipse className="live-oval" cx="80" cy="43" rx="22" ry="29" />
      </svg>
    </div>
  )
}
