import { useEffect, useRef, useState } from 'react'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { keyMap } from '../../store/key-map.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useCamera, type Camera } from '../portrait/index.ts'
import { CornersView } from './corners-view.tsx'
import { encode } from './page/encode.ts'
import { ScanLive } from './scan-live.tsx'
import { ScanResult } from './scan-result.tsx'
import { useScan } from './use-scan.ts'
import './papers.css'

/** A page that was made with the camera, ready to be kept. */
export interface CameraPage {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly sharpness: number | null
  readonly takenAt: string
  readonly camera: Camera['provenance']
}

/** Live, then the still with its corners beside the straight page. A close-up (`isPaper` false) is kept as it is. */
export function ScanView(props: {
  readonly isPaper: boolean
  readonly title: string
  readonly isBusy: boolean
  /** True where it was kept. */
  readonly onKeep: (page: CameraPage) => Promise<boolean>
  readonly onClose: () => void
}) {
  const { t, locale } = useTexts()
  const { isPaper } = props
  const scan = useScan(isPaper)
  const { still, scanned } = scan
  const { camera, error, openAgain } = useCamera(still === null)
  const video = useRef<HTMLVideoElement>(null)
  const [shows, setShows] = useState<Camera | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  // Opened by a key, it may lie below what is seen.
  useEffect(() => {
    heading.current?.focus()
    heading.current?.scrollIntoView({ block: 'start' })
  }, [])
  const isReady = camera !== null && shows === camera

  async function keep() {
    const bytes = scanned === null ? null : await encode(scanned.pixels)
    if (bytes === null || still === null || scanned === null) return
    const { takenAt, camera: taken } = still
    if (await props.onKeep({ bytes, sharpness: scanned.sharpness, takenAt, camera: taken })) scan.again()
  }

  return (
    <section className="scan stack" aria-label={props.title}>
      <h3 ref={heading} tabIndex={-1} className="quiet-focus">
        {props.title}
      </h3>
      {isPaper ? <p className="soft">{t('record:scan.lead')}</p> : null}
      {error === null ? null : (
        <Notice tone="bad" {...describeError(t, error, locale)}>
          <Button onPress={openAgain}>{t('portrait:tryAgain')}</Button>
        </Notice>
      )}
      {still === null && camera !== null ? (
        <ScanLive camera={camera} video={video} onPicture={() => setShows(camera)} />
      ) : null}
      {still === null && camera === null && error === null ? (
        <output>{t('record:scan.opening')}</output>
      ) : null}
      {still === null ? null : (
        <div className="scan-pair">
          {isPaper ? (
            <div className="stack">
              <output>{t(still.isFound ? 'record:scan.found' : 'record:scan.notFound')}</output>
              <CornersView shot={still.canvas} quad={still.quad} onChange={scan.setQuad} />
            </div>
          ) : null}
          {scanned === null ? null : <ScanResult scanned={scanned} isPaper={isPaper} />}
        </div>
      )}
      <div className="row">
        {still === null ? (
          <Button
            look="main"
            hotKey={keyMap.capture}
            isDisabled={!isReady}
            onPress={() => camera !== null && void scan.take(video.current, camera)}
          >
            {t('record:scan.take')}
          </Button>
        ) : (
          <>
            <Button
              look="main"
              hotKey={keyMap.capture}
              isDisabled={scanned === null}
              isBusy={props.isBusy}
              onPress={() => void keep()}
            >
              {t('record:scan.keep')}
            </Button>
            <Button onPress={scan.again}>{t('record:scan.again')}</Button>
          </>
        )}
        <Button onPress={props.onClose}>{t('record:scan.cancel')}</Button>
      </div>
    </section>
  )
}
