import type { Enrolment } from '../../../src-main/contract/records/enrolment.ts'
import { formatMoment } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { Notice } from '../../ui/notice.tsx'

/** Not yet shown, being read, or confirmed: when and in which way. */
export function ReviewWaiting(props: { readonly draft: Enrolment; readonly isShown: boolean }) {
  const { t } = useTexts()
  const { confirmation } = props.draft
  if (confirmation !== null) {
    return (
      <Notice
        tone="good"
        title={t('review:confirmed')}
        next={t(`review:answeredBy.${confirmation.answeredBy}`, { at: formatMoment(confirmation.at) })}
        detail={t('review:hash', { hash: confirmation.documentHash })}
      />
    )
  }
  if (props.isShown) return <Notice tone="info" title={t('review:waiting')} next={t('review:waitingNext')} />
  return <p>{t('review:notShown')}</p>
}
