import type { FingerQuality } from '../../../src-main/contract/records/enrolment.ts'
import { fingerName } from '../../i18n/finger-name.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { reasonOf } from './quality.ts'

/** Each finger of an accepted print: its score, and where it is poor why and what to do. */
export function FingerQualities(props: {
  readonly fingers: readonly FingerQuality[]
  /** A score below it is poor. */
  readonly below: number
}) {
  const { t } = useTexts()
  if (props.fingers.length === 0) return null
  return (
    <section className="stack">
      <h4>{t('fingerprints:quality.title')}</h4>
      <ul className="finger-qualities">
        {props.fingers.map((finger) => (
          <li key={finger.finger}>
            <span>{fingerName(t, finger.finger)}</span>
            <StatusBadge
              tone={finger.score < props.below ? 'warn' : 'good'}
              text={t('fingerprints:quality.score', { score: finger.score })}
            />
            {finger.score < props.below ? <span>{t(`fingerprints:reason.${reasonOf(finger)}`)}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
