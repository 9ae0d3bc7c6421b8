import type { Returned } from '../../../../src-main/contract/records/enrolment.ts'
import { formatMoment } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { Notice } from '../../../ui/notice.tsx'

/** Why this citizen is here again: in the registry's words, with the step that it names, and what has to be done. */
export function ReturnedNotice(props: { readonly returned: Returned | null }) {
  const { t } = useTexts()
  const { returned } = props
  if (returned === null) return null
  const reason = returned.reason ?? t('enrolment:returned.noReason')
  const step = returned.step === null ? null : t(`enrolment:step.${returned.step}`)
  return (
    <Notice
      tone="warn"
      title={t('enrolment:returned.title', { reason })}
      next={[step === null ? '' : t('enrolment:returned.step', { step }), t('enrolment:returned.again')]
        .filter((words) => words !== '')
        .join(' ')}
      detail={t('enrolment:returned.at', { at: formatMoment(returned.at) })}
    />
  )
}
