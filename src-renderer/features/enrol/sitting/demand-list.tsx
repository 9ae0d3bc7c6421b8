import type { Demand } from '../../../../src-main/contract/records/demand.ts'
import { formatNumber, formatPartialDate } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'

/** What the citizen asks first: what it costs, when to come back, how long the card is good for, and which papers. */
export function DemandList(props: { readonly demand: Demand }) {
  const { t, locale } = useTexts()
  const { fee, appointment, expiry, forms } = props.demand
  if (fee === null && appointment === null && expiry === null && forms.length === 0) return null
  return (
    <dl className="demand small">
      {fee === null ? null : (
        <div>
          <dt>{t('enrolment:demand.fee')}</dt>
          <dd title={fee.basis.join('; ')}>
            {fee.amount === 0
              ? t('enrolment:demand.free')
              : t('enrolment:demand.amount', { amount: formatNumber(fee.amount, locale) })}
          </dd>
        </div>
      )}
      {appointment === null ? null : (
        <div>
          <dt>{t('enrolment:demand.appointment')}</dt>
          <dd title={appointment.basis}>
            {formatPartialDate(appointment.on)}
            {appointment.isCertain ? null : ` (${t('enrolment:demand.uncertain')})`}
          </dd>
        </div>
      )}
      {expiry === null ? null : (
        <div>
          <dt>{t('enrolment:demand.expiry')}</dt>
          <dd title={expiry.basis}>
            {expiry.on === null ? t('enrolment:demand.noEnd') : formatPartialDate(expiry.on)}
          </dd>
        </div>
      )}
      {forms.length === 0 ? null : (
        <div>
          <dt>{t('enrolment:demand.forms')}</dt>
          <dd title={forms.map(({ code, name }) => `${code}: ${name[locale]}`).join('; ')}>
            {forms.map(({ code }) => code).join(', ')}
          </dd>
        </div>
      )}
    </dl>
  )
}
