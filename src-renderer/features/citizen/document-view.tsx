import { useState } from 'react'
import type { CitizenScreen } from '../../../src-main/contract/records/snapshot.ts'
import { useTokenImage } from '../../bridge/token-image.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useCall } from '../../store/use-call.ts'
import { Notice } from '../../ui/notice.tsx'
import { DocumentActions } from './document-actions.tsx'
import { DocumentLines } from './document-lines.tsx'
import { PageTitle } from './page-title.tsx'
import { TurnBack } from './turn-back.tsx'

type DocumentScreen = Extract<CitizenScreen, { screen: 'document' }>

/** Page by page, one yes each; the last yes is the confirmation of exactly this document. */
export function DocumentView(props: DocumentScreen) {
  const { t, locale } = useTexts()
  const { pages } = props.document
  const [number, setNumber] = useState(0)
  const [flags, setFlags] = useState<readonly string[] | null>(null)
  const confirm = useCall('citizen.confirm')
  const flag = useCall('citizen.flag')
  const page = pages[number]
  const isLast = number === pages.length - 1

  if (page === undefined) return null

  async function yes(answeredBy: 'touch' | 'button') {
    if (isLast) await confirm.run({ documentHash: props.documentHash, answeredBy })
    else setNumber(number + 1)
  }
  async function sendFlags() {
    if (flags !== null && flags.length > 0)
      await flag.run({ documentHash: props.documentHash, fields: [...flags] })
  }
  const failure = confirm.error ?? flag.error

  return (
    <main className="citizen">
      <output className="soft">{t('citizen:document.page', { page: number + 1, of: pages.length })}</output>
      <PageTitle key={number} title={flags === null ? page.title : t('citizen:document.chooseWrong')} />
      <div className="document">
        <DocumentLines
          lines={page.lines}
          flagged={flags}
          onFlag={(field, isWrong) =>
            setFlags((now) => [...(now ?? []).filter((one) => one !== field), ...(isWrong ? [field] : [])])
          }
        />
        {isLast ? <Samples {...props} /> : null}
      </div>
      {failure === null ? null : <Notice tone="bad" {...describeError(t, failure, locale)} />}
      <DocumentActions
        isFirst={number === 0}
        isLast={isLast}
        isBusy={confirm.isBusy || flag.isBusy}
        flags={flags}
        onYes={(answeredBy) => void yes(answeredBy)}
        onBack={() => setNumber(number - 1)}
        onWrong={() => setFlags([])}
        onLeaveWrong={() => setFlags(null)}
        onSend={() => void sendFlags()}
      />
      <TurnBack />
    </main>
  )
}

/** What was taken of the person, beside what they ask for; nothing is said where nothing was. */
function Samples(props: DocumentScreen) {
  const { t } = useTexts()
  const portrait = useTokenImage(props.portrait)
  const { fingerprints, irises } = props.document
  if (portrait === null && fingerprints === 0 && irises === undefined) return null
  return (
    <div className="document-samples">
      {portrait === null ? null : (
        <img className="document-portrait" src={portrait} alt={t('citizen:document.portrait')} />
      )}
      {fingerprints === 0 ? null : <p>{t('citizen:document.prints', { count: fingerprints })}</p>}
      {irises === undefined ? null : <p>{t('citizen:document.irises', { count: irises })}</p>}
    </div>
  )
}
