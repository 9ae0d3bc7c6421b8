import { useTexts } from '../../i18n/use-texts.ts'
import { useSnapshot } from '../../store/officer-context.tsx'
import { Notice } from '../../ui/notice.tsx'

/** Said from the day before the last but one: there is then time to ask for the line to be mended. */
const WARN_DAYS = 3

/** Days that are left without the registry; nothing while it was heard of lately. */
export function OfflineNotice() {
  const { t } = useTexts()
  const left = useSnapshot((snapshot) => snapshot.officers.offlineDaysLeft)
  if (left === null || left > WARN_DAYS) return null
  return left === 0 ? (
    <Notice tone="bad" title={t('sign-in:offline.over')} next={t('sign-in:offline.overNext')} />
  ) : (
    <Notice
      tone="warn"
      title={t('sign-in:offline.soon', { count: left })}
      next={t('sign-in:offline.soonNext')}
    />
  )
}
