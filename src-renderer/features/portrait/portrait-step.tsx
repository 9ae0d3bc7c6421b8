import { useEffect, useRef, useState } from 'react'
import type { Enrolment } from '../../../src-main/contract/records/enrolment.ts'
import { openPoints } from '../../../src-main/contract/records/portrait-check.ts'
import { useStill } from '../../bridge/use-still.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { useCamera } from './camera/use-camera.ts'
import { useCameraControl } from './camera/use-camera-control.ts'
import { ChooseView } from './choose-view.tsx'
import { useCoach } from './coach/use-coach.ts'
import { useMirror } from './coach/use-mirror.ts'
import { LiveView } from './live-view.tsx'
import { PortraitActions } from './portrait-actions.tsx'
import { PortraitFailure } from './portrait-failure.tsx'
import { factsOf, useKeep, type Vouched } from './use-keep.ts'
import { MOST_SHOTS, useShots } from './use-shots.ts'
import { facePort } from './worker/face-port.ts'
import './portrait.css'

const nothingVouched: Vouched = { ticks: [], exception: null }

/** Live with coaching, then up to five shots to choose from, then kept. What was kept is shown until it is taken again. */
export function PortraitStep(props: { readonly draft: Enrolment }) {
  const { t } = useTexts()
  const kept = props.draft.captures.portrait
  const [wish, setWish] = useState<'live' | 'choose' | 'kept'>(kept === undefined ? 'live' : 'kept')
  const shots = useShots(facePort)
  const keeping = useKeep()
  const [vouched, setVouched] = useState(nothingVouched)
  const [isTaking, setTaking] = useState(false)
  const [model, setModel] = useState<string | null | undefined>(undefined)
  const { chosen } = shots
  const stage = wish === 'choose' && chosen === null ? 'live' : wish
  const { camera: live, error: cameraError, openAgain } = useCamera(stage === 'live')
  const video = useRef<HTMLVideoElement>(null)
  /** The camera whose first picture has arrived; before it there is nothing to take. */
  const [shows, setShows] = useState<typeof live>(null)
  const isReady = live !== null && shows === live
  const keptUrl = useStill('portrait', stage === 'kept' ? (kept?.captureId ?? null) : null)

  useEffect(() => {
    void facePort.warm().then(setModel)
  }, [])
  async function take(trigger: 'auto' | 'officer') {
    if (live === null || isTaking) return
    setTaking(true)
    if (await shots.take(video.current, live, trigger)) setWish('choose')
    setTaking(false)
  }
  const coached = useCoach(facePort, video, stage === 'live' && isReady, !isTaking, () => take('auto'))
  useCameraControl(live, coached?.look ?? null)
  useMirror(coached, stage === 'choose' ? chosen : null, shots.all.length)

  function startAnew() {
    shots.clear()
    setVouched(nothingVouched)
    setWish('live')
  }
  const facts = chosen && factsOf(chosen, shots.all.length, model ?? null, vouched)
  async function keep() {
    if (chosen === null || facts === null || !(await keeping.keep(chosen, facts))) return
    shots.clear()
    setVouched(nothingVouched)
    setWish('kept')
  }
  const error = cameraError ?? shots.error ?? keeping.error

  return (
    <Panel
      title={t('enrolment:step.portrait')}
      lead={t('portrait:lead')}
      takesFocus
      actions={
        <PortraitActions
          stage={stage}
          isReady={isReady}
          isBusy={keeping.isBusy || isTaking}
          mayKeep={facts !== null && openPoints(facts).length === 0}
          mayTakeMore={shots.all.length < MOST_SHOTS}
          onTake={() => void take('officer')}
          onTakeMore={() => setWish('live')}
          onKeep={() => void keep()}
          onThrowAway={startAnew}
          onTakeAgain={startAnew}
        />
      }
    >
      <PortraitFailure error={error} onOpenAgain={cameraError === null ? null : openAgain} />
      {stage === 'live' && model === null ? (
        <Notice tone="warn" title={t('portrait:noModel')} next={t('portrait:noModelNext')} />
      ) : null}
      {stage === 'live' && live !== null ? (
        <LiveView camera={live} video={video} coached={coached} onPicture={() => setShows(live)} />
      ) : null}
      {stage === 'live' && !isReady && error === null ? <output>{t('portrait:opening')}</output> : null}
      {stage === 'choose' ? <ChooseView shots={shots} vouched={vouched} onVouch={setVouched} /> : null}
      {keptUrl === null ? null : <img className="portrait-kept" src={keptUrl} alt={t('portrait:kept')} />}
    </Panel>
  )
}
