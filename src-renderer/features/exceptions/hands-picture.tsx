import { useEffect, useRef, useState } from 'react'
import type { Enrolment } from '../../../src-main/contract/records/enrolment.ts'
import { useStill } from '../../bridge/use-still.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useIntend } from '../../store/use-intend.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useCamera } from '../portrait/index.ts'
import { useHandsShot } from './use-hands-shot.ts'
import './hands-picture.css'

/** The hands of somebody of whom a finger cannot be taken. `isFixed`: for whoever approves, to be looked at only. */
export function HandsPicture(props: { readonly draft: Enrolment; readonly isFixed?: boolean }) {
  const { t, locale } = useTexts()
  const { handsPicture, exceptions } = props.draft
  const isFixed = props.isFixed ?? false
  const [isLive, setLive] = useState(false)
  const { camera, error: cameraError } = useCamera(isLive)
  const video = useRef<HTMLVideoElement>(null)
  /** The camera whose first picture has arrived; before it there is nothing to take. */
  const [shows, setShows] = useState<typeof camera>(null)
  const shot = useHandsShot()
  const { intend, isBusy } = useIntend()
  const kept = useStill('hands', isLive ? null : (handsPicture?.captureId ?? null))
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = camera?.stream ?? null
  }, [camera])
  const isNeeded = exceptions.some(({ part }) => part.startsWith('finger-'))
  if (!isNeeded || (isFixed && handsPicture === null)) return null
  const error = cameraError ?? shot.error

  async function take() {
    if (camera !== null && video.current !== null && (await shot.take(video.current, camera))) setLive(false)
  }

  return (
    <section className="stack" aria-label={t('exceptions:hands.title')}>
      <h3>{t('exceptions:hands.title')}</h3>
      {isFixed ? null : <p className="soft">{t('exceptions:hands.lead')}</p>}
      {isLive ? (
        <video
          ref={video}
          autoPlay
          muted
          playsInline
          className="hands-picture"
          aria-label={t('exceptions:hands.live')}
          onLoadedData={() => setShows(camera)}
        />
      ) : null}
      {kept === null ? null : (
        <img className="hands-picture" src={kept} alt={t('exceptions:hands.picture')} />
      )}
      {isFixed ? null : (
        <div className="row">
          {isLive ? (
            <>
              <Button
                isDisabled={camera === null || shows !== camera}
                isBusy={shot.isBusy}
                onPress={() => void take()}
              >
                {t('exceptions:hands.take')}
              </Button>
              <Button look="quiet" onPress={() => setLive(false)}>
                {t('exceptions:hands.cancel')}
              </Button>
            </>
          ) : (
            <>
              <Button onPress={() => setLive(true)}>
                {t(handsPicture === null ? 'exceptions:hands.open' : 'exceptions:hands.again')}
              </Button>
              {handsPicture === null ? null : (
                <Button
                  look="quiet"
                  isBusy={isBusy}
                  onPress={() => void intend({ do: 'discard-hands-picture' })}
                >
                  {t('exceptions:hands.discard')}
                </Button>
              )}
            </>
          )}
        </div>
      )}
      {error === null ? null : <Notice tone="bad" {...describeError(t, error, locale)} />}
    </section>
  )
}
