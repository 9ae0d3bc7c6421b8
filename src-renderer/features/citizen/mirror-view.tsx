import { useEffect, useRef } from 'react'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { Notice } from '../../ui/notice.tsx'
import { HintView, Oval, useCamera, useCoaching } from '../portrait/index.ts'

/** One picture and a few words: people find their place in a mirror faster than by being told. */
export function MirrorView() {
  const { t, locale } = useTexts()
  const { word, shot } = useCoaching()
  const { camera, error } = useCamera(true)
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const element = video.current
    if (element !== null) element.srcObject = camera?.stream ?? null
  }, [camera])
  return (
    <main className="citizen citizen-mirror">
      <h1 className="citizen-title">{t(shot === null ? 'citizen:mirror.title' : 'citizen:mirror.shot')}</h1>
      {error === null ? (
        <div className="mirror">
          <video
            ref={video}
            autoPlay
            muted
            playsInline
            className="mirror-video"
            aria-label={t('citizen:mirror.label')}
          />
          <svg className="live-guide" viewBox="-37.5 0 75 100" aria-hidden="true">
            <Oval progress={word?.progress ?? 0} isGood={word?.hint === 'hold'} />
          </svg>
          {shot === null ? null : (
            <img
              className="mirror-shot"
              src={shot.url}
              alt={t('citizen:mirror.shotOf', { number: shot.number })}
            />
          )}
        </div>
      ) : (
        <Notice tone="bad" {...describeError(t, error, locale)} />
      )}
      {word?.hint ? <HintView hint={word.hint} isMirror /> : null}
      {shot === null && !word?.hint ? <p>{t('citizen:mirror.lead')}</p> : null}
    </main>
  )
}
