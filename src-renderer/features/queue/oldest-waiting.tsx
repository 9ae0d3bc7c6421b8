import { useDatabase } from '../../data/database-context.tsx'
import { useOldestWaiting } from '../../data/hooks.ts'
import { formatDay, formatMoment } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useSnapshot } from '../../store/officer-context.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ageOf, sendBefore } from './age.ts'

/** Since when the oldest application waits, and until when everything must have gone out. */
export function OldestWaiting() {
  const { t } = useTexts()
  const oldest = useOldestWaiting(useDatabase())
  const now = useSnapshot(({ alarms }) => alarms.now)
  const limitDays = useSnapshot(({ pack }) => pack?.offlineSignInDays ?? null)
  if (oldest === null || oldest === undefined || oldest.sealedAt === null) return null
  const since = t('queue:oldest', { at: formatMoment(oldest.sealedAt) })
  const age = ageOf(oldest, now, limitDays)
  const before = sendBefore(oldest.sealedAt, limitDays)
  if (age === null || before === null) return <p className="soft">{since}</p>
  return <Notice tone={age.tone} title={since} next={t('queue:sendBefore', { day: formatDay(before) })} />
}
