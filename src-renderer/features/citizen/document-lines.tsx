import { ToggleButton } from 'react-aria-components'
import type { ConfirmationLine } from '../../../src-main/contract/records/confirmation-document.ts'
import { useTexts } from '../../i18n/use-texts.ts'

/** Label above value, in big type. While lines are being flagged each one has its own switch. */
export function DocumentLines(props: {
  readonly lines: readonly ConfirmationLine[]
  readonly flagged: readonly string[] | null
  readonly onFlag: (field: string, isWrong: boolean) => void
}) {
  const { t } = useTexts()
  return (
    <dl className="lines">
      {props.lines.map((line) => (
        <div key={line.field} className="line">
          <dt>
            {line.label}
            {line.corrected ? (
              <span className="line-corrected">{t('citizen:document.corrected')}</span>
            ) : null}
          </dt>
          <dd>{line.value === '' ? t('common:none') : line.value}</dd>
          {props.flagged === null ? null : (
            <ToggleButton
              className="line-flag"
              aria-label={t('citizen:document.wrongLine', { label: line.label })}
              isSelected={props.flagged.includes(line.field)}
              onChange={(isWrong) => props.onFlag(line.field, isWrong)}
            >
              {t('citizen:document.wrong')}
            </ToggleButton>
          )}
        </div>
      ))}
    </dl>
  )
}
