import type { Guardian } from '../../../src-main/contract/records/exception.ts'
import { useTexts } from '../../i18n/use-texts.ts'

/** Who acts and signs for the citizen, so that the officer sees whom to turn the screen to. */
export function GuardianLine({ guardian }: { readonly guardian: Guardian }) {
  const { t } = useTexts()
  const { relation, fullName: name, personalNumber: number } = guardian
  return (
    <section aria-label={t('look-up:guardian.title')}>
      <h3>{t('look-up:guardian.title')}</h3>
      <p>
        <span className="strong">
          {t('look-up:guardian.line', { relation: t(`enrolment:guardian.relation.${relation}`), name })}
        </span>{' '}
        {number === null ? null : <span className="soft">{t('look-up:guardian.number', { number })}</span>}
      </p>
    </section>
  )
}
