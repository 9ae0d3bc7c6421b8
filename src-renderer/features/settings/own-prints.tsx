import { ownSlot } from '../../../src-main/contract/records/officers.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { fingerName } from '../../i18n/finger-name.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useSnapshot } from '../../store/officer-context.tsx'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

/** The officer's own fingers, so that none of them is ever taken for a citizen's. */
export function OwnPrints() {
  const { t, locale } = useTexts()
  const enrol = useCall('officers.enrolPrints')
  const forget = useCall('officers.forgetPrints')
  const known = useSnapshot((snapshot) => snapshot.officers.ownFingers)
  const error = enrol.error ?? forget.error
  return (
    <section className="stack" aria-label={t('settings:prints.title')}>
      <h2>{t('settings:prints.title')}</h2>
      <p className="soft">{t('settings:prints.lead')}</p>
      <output>
        {known.length === 0
          ? t('settings:prints.none')
          : t('settings:prints.known', { fingers: known.map((one) => fingerName(t, one)).join(', ') })}
      </output>
      {enrol.isBusy ? <output>{t('settings:prints.place')}</output> : null}
      {error === null ? null : <Notice tone="bad" {...describeError(t, error, locale)} />}
      <div className="row">
        {ownSlot.options.map((slot) => (
          <Button key={slot} isDisabled={enrol.isBusy} onPress={() => void enrol.run({ slot })}>
            {t(`settings:prints.take.${slot}`)}
          </Button>
        ))}
        <Button
          look="quiet"
          isDisabled={known.length === 0 || enrol.isBusy}
          isBusy={forget.isBusy}
          onPress={() => void forget.run({})}
        >
          {t('settings:prints.forget')}
        </Button>
      </div>
    </section>
  )
}
