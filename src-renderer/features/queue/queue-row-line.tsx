import { memo } from 'react'
import { useSnapshot } from '../../store/officer-context.tsx'
import type { StoredRow } from '../../data/schema.ts'
import { formatBytes, formatMoment, formatPercent } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { Progress } from '../../ui/progress.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { ageOf } from './age.ts'
import { confirmedShare, reasonText, stateText, toneOf, waitText } from './row-words.ts'

interface Props {
  readonly row: StoredRow
  /** Its place in the whole list, the head being 1. */
  readonly place: number
  readonly label: string | null
  readonly isChosen: boolean
  readonly onChoose: (applicationId: string) => void
}

export const QueueRowLine = memo(function QueueRowLine({ row, place, label, isChosen, onChoose }: Props) {
  const { t, locale } = useTexts()
  const limitDays = useSnapshot(({ pack }) => pack?.offlineSignInDays ?? null)
  const now = useSnapshot(({ alarms }) => alarms.now)
  const link = useSnapshot((snapshot) => snapshot.link)
  const share = confirmedShare(row)
  const age = ageOf(row, now, limitDays)
  const why = reasonText(t, row)
  const wait = waitText(t, row, link)
  return (
    <tr className={isChosen ? 'queue-row queue-row-chosen' : 'queue-row'} aria-rowindex={place}>
      <th scope="row" className="queue-who" aria-label={label ?? row.applicationId}>
        <button
          type="button"
          className="queue-open"
          aria-expanded={isChosen}
          onClick={() => onChoose(row.applicationId)}
        >
          <span className="strong">{label ?? t('queue:nameless')}</span>
          <span className="soft small">
            {row.revision > 1 ? `${t('queue:revision', { revision: row.revision })} · ` : ''}
            {row.applicationId}
          </span>
        </button>
      </th>
      <td>
        <StatusBadge tone={toneOf(row)} text={stateText(t, row)} />
        {age === null ? null : (
          <span className="queue-line small">
            <StatusBadge tone={age.tone} text={t('queue:age', { count: age.days })} />
          </span>
        )}
      </td>
      <td className="queue-share">
        <Progress label={t('queue:column.confirmed')} share={share} text={formatPercent(share, locale)} />
        <span className="soft small">{formatBytes(row.size, locale)}</span>
      </td>
      <td className="queue-why">
        {why === null ? null : <span className="queue-line">{why}</span>}
        {wait === null ? null : <span className="queue-line soft small">{wait}</span>}
      </td>
      <td>{formatMoment(row.at)}</td>
    </tr>
  )
})
