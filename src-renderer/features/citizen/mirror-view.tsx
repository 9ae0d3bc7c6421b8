import { useEffect, useRef } from 'react'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { Notice } from '../../ui/notice.tsx'
import { useCamera } from '../portrait/index.ts'

/** One picture and four words: people find their place in a mirror faster than by being told. */
export function MirrorView() {
  const { t, locale } = useTexts()
  const { camera, error } = useCamera(true)
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const element = video.current
    if (element !== null) element.srcObject = camera?.stream ?? null
  }, [camera])
  return (
    <main className="citizen citizen-mirror">
      <h1 className="citizen-title">{t('citizen:mirror.title')}</h1>
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
          <svg className="live-guide" viewBox="0 0 60 80" aria-hidden="true">
            <ellipse className="mirror-oval" cx="30" cy="38" rx="20" ry="26.5" />
          </svg>
        </div>
      ) : (
        <Notice tone="bad" {...describeError(t, error, locale)} />
      )}
      <p>{t('citizen:mirror.lead')}</p>
    </main>
  )
}
