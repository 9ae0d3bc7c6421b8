import type { Sitting } from '../../../../src-main/contract/records/enrolment.ts'
import type { PolicyPack, StepId } from '../../../../src-main/contract/records/policy-pack.ts'
import { describeError } from '../../../i18n/describe-error.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { useIntend } from '../../../store/use-intend.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { missingText } from './missing-text.ts'

/** What in the draft the law does not allow. Nothing is dropped unless the officer says so here. */
export function ConflictNotice(props: {
  readonly sitting: Sitting
  readonly pack: PolicyPack
  readonly onShow: (step: StepId) => void
}) {
  const { t, locale } = useTexts()
  const { intend, error, isBusy } = useIntend()
  const codes = props.sitting.steps.flatMap(({ missing }) => missing)
  const surplus = codes.filter((code) => code.startsWith('surplus:'))
  const form = props.pack.refusalForm ?? ''

  return (
    <>
      {codes.includes('not-entitled') ? (
        <Notice
          tone="warn"
          title={t('enrolment:conflict.notEntitled', { count: props.sitting.demand.ageYears })}
          next={t('enrolment:conflict.notEntitledNext')}
          detail={form === '' ? '' : t('enrolment:conflict.refusalForm', { form })}
        />
      ) : null}
      {codes.includes('not-offered') ? (
        <Notice
          tone="warn"
          title={t('enrolment:conflict.notOffered')}
          next={t('enrolment:conflict.notOfferedNext')}
        >
          <Button onPress={() => props.onShow('case')}>{t('enrolment:conflict.goCase')}</Button>
        </Notice>
      ) : null}
      {surplus.length === 0 ? null : (
        <Notice
          tone="warn"
          title={t('enrolment:conflict.surplus', { count: surplus.length })}
          next={t('enrolment:conflict.surplusNext')}
        >
          <ul className="plain-list">
            {surplus.map((code) => (
              <li key={code}>{missingText(t, code)}</li>
            ))}
          </ul>
          <div className="row">
            <Button onPress={() => props.onShow('case')}>{t('enrolment:conflict.goCase')}</Button>
            <Button look="danger" isBusy={isBusy} onPress={() => void intend({ do: 'discard-surplus' })}>
              {t('enrolment:conflict.discard')}
            </Button>
          </div>
        </Notice>
      )}
      {error === null ? null : <Notice tone="bad" {...describeError(t, error, locale)} />}
    </>
  )
}
