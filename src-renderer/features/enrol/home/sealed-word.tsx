import { formatNumber } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { useOfficer } from '../../../store/officer-context.tsx'
import { Notice } from '../../../ui/notice.tsx'

/** The word of success after sealing; it goes when the next sitting opens. */
export function SealedWord() {
  const { t, locale } = useTexts()
  const sealed = useOfficer((state) => state.lastSealed)
  if (sealed === null) return null
  return (
    <Notice
      tone="good"
      title={t('enrolment:sealed.title')}
      next={t('enrolment:sealed.next')}
      detail={t('enrolment:sealed.detail', {
        applicationId: sealed.applicationId,
        seconds: formatNumber(sealed.tookMs / 1000, locale),
      })}
    />
  )
}
