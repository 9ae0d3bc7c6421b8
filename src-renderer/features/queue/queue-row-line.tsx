import type { StoredRow } from '../../data/schema.ts'
import { formatBytes, formatMoment, formatPercent } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { Progress } from '../../ui/progress.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { confirmedShare, nextTryText, reasonText, toneOf } from './row-words.ts'

export function QueueRowLine(props: { readonly row: StoredRow; readonly label: string | null }) {
  const { t, locale } = useTexts()
  const { row, label } = props
  const share = confirmedShare(row)
  const next = nextTryText(t, row)
  return (
    <tr>
      <th scope="row" className="queue-who">
        {label === null ? null : <span className="strong">{label}</span>}
        <span className="soft small">{row.applicationId}</span>
        {row.revision > 1 ? (
          <span className="soft small">{t('queue:revision', { revision: row.revision })}</span>
        ) : null}
      </th>
      <td>
        <StatusBadge
          tone={toneOf(row)}
          text={row.quarantined === 1 ? t('queue:state.quarantined') : t(`queue:state.${row.state}`)}
        />
      </td>
      <td className="queue-share">
        <Progress label={t('queue:column.confirmed')} share={share} text={formatPercent(share, locale)} />
        <span className="soft small">{formatBytes(row.size, locale)}</span>
      </td>
      <td className="queue-why">
        {reasonText(t, row)}
        {next === null ? null : <span className="queue-next soft small">{next}</span>}
      </td>
      <td>{formatMoment(row.at)}</td>
    </tr>
  )
}
