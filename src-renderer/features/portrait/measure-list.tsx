import type { Measured } from '../../../src-main/contract/records/portrait-check.ts'
import { formatMeasure } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'

/** What does not hold, in words with value and limit; one line where everything does. */
export function MeasureList(props: { readonly measures: readonly Measured[] }) {
  const { t, locale } = useTexts()
  const failed = props.measures.filter(({ holds }) => !holds)
  const known = props.measures.filter(({ value }) => value !== null).length
  if (failed.length === 0) return <StatusBadge tone="good" text={t('portrait:allHold', { count: known })} />
  const said = (value: number | null) => (value === null ? '' : formatMeasure(value, locale))
  return (
    <ul className="measures" aria-label={t('portrait:measures')}>
      {failed.map(({ measure, value, least, most, isWarning }) => (
        <li key={measure}>
          <StatusBadge tone={isWarning ? 'warn' : 'bad'} text={t(`portrait:measure.${measure}`)} />
          <span className="soft small">
            {t(least === null ? 'portrait:atMost' : most === null ? 'portrait:atLeast' : 'portrait:between', {
              value: said(value),
              least: said(least),
              most: said(most),
            })}
          </span>
        </li>
      ))}
    </ul>
  )
}
