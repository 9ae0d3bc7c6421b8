import type { Enrolment } from '../../../../src-main/contract/records/enrolment.ts'
import { describeError } from '../../../i18n/describe-error.ts'
import { formatMoment } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { useOfficer } from '../../../store/officer-context.tsx'
import { useCall } from '../../../store/use-call.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'

/** Where the record came from and as of when; whoever could not be asked can be asked again. */
export function OriginNotice(props: { readonly draft: Enrolment }) {
  const { t, locale } = useTexts()
  const { lookUp } = props.draft
  const acceptSitting = useOfficer((state) => state.acceptSitting)
  const ask = useCall('enrolment.askRegistry')
  if (lookUp === null) return null
  const isUnasked = lookUp.registry === 'unasked'

  async function askAgain() {
    const done = await ask.run({})
    if (done !== null) acceptSitting(done.value)
  }

  const asOf = t('look-up:origin.asOf', { asOf: formatMoment(lookUp.asOf) })
  const title = t(`look-up:origin.title.${lookUp.from}`)
  const button = (
    <Button look="quiet" isBusy={ask.isBusy} onPress={() => void askAgain()}>
      {t(isUnasked ? 'look-up:origin.ask' : 'look-up:origin.askAgain')}
    </Button>
  )
  return (
    <>
      {isUnasked ? (
        <Notice tone="warn" title={title} next={`${asOf} ${t('look-up:origin.unasked')}`}>
          <div className="row">{button}</div>
        </Notice>
      ) : (
        <div className="origin">
          <span>
            <span className="strong">{title}.</span> <span className="soft">{asOf}</span>
          </span>
          {button}
        </div>
      )}
      {ask.error === null ? null : <Notice tone="bad" {...describeError(t, ask.error, locale)} />}
    </>
  )
}
