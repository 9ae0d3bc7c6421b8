import { useState } from 'react'
import type { Enrolment } from '../../../src-main/contract/records/enrolment.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useIntend } from '../../store/use-intend.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ScanView } from './scan-view.tsx'
import { useKeepPage } from './use-keep-page.ts'
import { usePageStill } from './use-page-still.ts'

/** The picture of one mark: optional, by the same camera, gone with the mark. */
export function CloseUp(props: { readonly draft: Enrolment; readonly mark: string }) {
  const { t, locale } = useTexts()
  const { draft, mark } = props
  const keeping = useKeepPage()
  const { intend, error, isBusy } = useIntend()
  const [isTaking, setTaking] = useState(false)
  const page = draft.closeUps.find((one) => one.mark === mark)?.page ?? null
  const url = usePageStill(page?.captureId ?? null)
  const failure = keeping.error ?? error
  return (
    <div className="stack">
      {url === null ? null : (
        <img className="paper-page" src={url} alt={t('record:closeUp.picture', { mark })} />
      )}
      {failure === null ? null : <Notice tone="bad" {...describeError(t, failure, locale)} />}
      {isTaking ? (
        <ScanView
          isPaper={false}
          title={`${t('record:closeUp.title')}: ${mark}`}
          isBusy={keeping.isBusy}
          onClose={() => setTaking(false)}
          onKeep={async (taken) => {
            const kept = await keeping.keep({ of: { what: 'mark', mark }, source: 'camera', ...taken })
            if (kept) setTaking(false)
            return kept
          }}
        />
      ) : (
        <div className="row">
          <Button label={t('record:closeUp.takeWhat', { mark })} onPress={() => setTaking(true)}>
            {t('record:closeUp.take')}
          </Button>
          {page === null ? null : (
            <Button
              look="quiet"
              label={t('record:closeUp.removeWhat', { mark })}
              isDisabled={isBusy}
              onPress={() => void intend({ do: 'remove-close-up', mark })}
            >
              {t('record:closeUp.remove')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
