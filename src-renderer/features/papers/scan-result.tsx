import { useEffect, useRef } from 'react'
import { READABLE } from '../../../src-main/contract/records/paper.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { Notice } from '../../ui/notice.tsx'
import { clearShot } from '../portrait/index.ts'
import { paint } from './page/encode.ts'
import type { Scanned } from './use-scan.ts'

/** The page as it will be kept, and whether it can be read. */
export function ScanResult(props: { readonly scanned: Scanned; readonly isPaper: boolean }) {
  const { t } = useTexts()
  const { scanned } = props
  const view = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = view.current
    if (element !== null) paint(element, scanned.pixels)
    return () => {
      if (element !== null) clearShot(element)
    }
  }, [scanned])
  const isBlurred = scanned.sharpness !== null && scanned.sharpness < READABLE
  return (
    <div className="stack">
      <figure>
        <canvas ref={view} className="scan-picture scan-result" aria-hidden="true" />
        <figcaption className="soft small">
          {t(props.isPaper ? 'record:scan.result' : 'record:closeUp.title')}
        </figcaption>
      </figure>
      {!props.isPaper ? null : isBlurred ? (
        <Notice tone="warn" title={t('record:scan.blurred')} next={t('record:scan.blurredNext')} />
      ) : (
        <Notice tone="good" title={t('record:scan.sharp')} />
      )}
    </div>
  )
}
