import { useRef, useState } from 'react'
import type { Enrolment } from '../../../src-main/contract/records/enrolment.ts'
import { useStill } from '../../bridge/use-still.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { CropView } from './crop-view.tsx'
import { LiveView } from './live-view.tsx'
import { PortraitActions } from './portrait-actions.tsx'
import { PortraitRules } from './portrait-rules.tsx'
import { useCamera } from './camera/use-camera.ts'
import { usePortrait } from './use-portrait.ts'
import './portrait.css'

/** Live, then a still with its crop, then kept. What was kept is shown until it is taken again. */
export function PortraitStep(props: { readonly draft: Enrolment }) {
  const { t, locale } = useTexts()
  const kept = props.draft.captures.portrait
  const [wantsNew, setWantsNew] = useState(kept === undefined)
  const portrait = usePortrait()
  const { still } = portrait
  const { camera: live, error: cameraError, openAgain } = useCamera(wantsNew && still === null)
  const video = useRef<HTMLVideoElement>(null)
  /** The camera whose first picture has arrived; before it there is nothing to take. */
  const [shows, setShows] = useState<typeof live>(null)
  const keptUrl = useStill('portrait', wantsNew ? null : (kept?.captureId ?? null))
  const error = cameraError ?? portrait.error
  const isOpening = wantsNew && live === null && still === null && error === null

  async function keep() {
    if (await portrait.keep()) setWantsNew(false)
  }

  return (
    <Panel
      title={t('enrolment:step.portrait')}
      lead={t('portrait:lead')}
      takesFocus
      actions={
        <PortraitActions
          stage={still !== null ? 'still' : wantsNew ? 'live' : 'kept'}
          isReady={live !== null && shows === live}
          isBusy={portrait.isBusy}
          onTake={() => {
            if (live !== null) portrait.shoot(video.current, live)
          }}
          onKeep={() => void keep()}
          onThrowAway={portrait.throwAway}
          onTakeAgain={() => setWantsNew(true)}
        />
      }
    >
      {error === null ? null : (
        <Notice tone="bad" {...describeError(t, error, locale)}>
          {cameraError === null ? null : (
            <div className="row">
              <Button onPress={openAgain}>{t('portrait:tryAgain')}</Button>
            </div>
          )}
        </Notice>
      )}
      {live !== null && still === null ? (
        <LiveView camera={live} video={video} onPicture={() => setShows(live)} />
      ) : null}
      {isOpening ? <output>{t('portrait:opening')}</output> : null}
      {still === null ? null : <CropView shot={still.canvas} crop={still.crop} onChange={portrait.move} />}
      {keptUrl === null ? null : <img className="portrait-kept" src={keptUrl} alt={t('portrait:kept')} />}
      <PortraitRules />
    </Panel>
  )
}
