import { useEffect, type RefObject } from 'react'
import { useTexts } from '../../i18n/use-texts.ts'
import type { Camera } from './camera/camera.ts'
import type { Coached } from './coach/coach.ts'
import { HintView } from './hint-view.tsx'
import { LightHelp } from './light-help.tsx'
import { MeasureList } from './measure-list.tsx'
import { Oval } from './oval.tsx'

function play(element: HTMLVideoElement, stream: MediaStream | null): void {
  element.srcObject = stream
}

/** The live picture with the oval that a head should fill, and beside it what does not hold yet. Not mirrored: the officer sees what is kept. */
export function LiveView(props: {
  readonly camera: Camera
  readonly video: RefObject<HTMLVideoElement | null>
  readonly coached: Coached | null
  /** The first frame is there. */
  readonly onPicture: () => void
}) {
  const { t } = useTexts()
  const { camera, video, coached } = props
  useEffect(() => {
    const element = video.current
    if (element !== null) play(element, camera.stream)
    return () => {
      if (element !== null) play(element, null)
    }
  }, [camera, video])
  return (
    <div className="choose">
      <div className="live">
        <div className="live-frame">
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
            viewBox="-89 0 178 100"
            preserveAspectRatio="xMidYMid slice"
            aria-hidden="true"
          >
            <path className="live-veil" fillRule="evenodd" d="M-89 0H89V100H-89Z M-37.5 0H37.5V100H-37.5Z" />
            <Oval progress={coached?.progress ?? 0} isGood={coached?.hint === 'hold'} />
          </svg>
        </div>
        {coached === null ? null : <HintView hint={coached.hint} isMirror={false} />}
      </div>
      {coached === null ? null : (
        <div className="stack">
          <MeasureList measures={coached.measures} />
          <LightHelp hint={coached.hint} torch={camera.torch} />
        </div>
      )}
    </div>
  )
}
