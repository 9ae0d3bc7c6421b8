import type { Sitting } from '../../../../src-main/contract/records/enrolment.ts'
import { describeError } from '../../../i18n/describe-error.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { keyMap } from '../../../store/key-map.ts'
import { useIntend } from '../../../store/use-intend.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Panel } from '../../../ui/panel.tsx'

/** A changed or absent record has its own procedure, on its own form, before the dossier opens. */
export function AdjustmentStep(props: { readonly sitting: Sitting }) {
  const { t, locale } = useTexts()
  const { draft, demand } = props.sitting
  const { intend, error, isBusy } = useIntend()
  const forms = demand.forms.filter(({ step }) => step === 'adjustment')

  return (
    <Panel
      title={t('enrolment:step.adjustment')}
      lead={t('enrolment:adjustment.lead')}
      takesFocus
      actions={
        <Button
          look="main"
          hotKey={keyMap.confirmStep}
          isDisabled={draft.adjustment !== null}
          isBusy={isBusy}
          onPress={() => void intend({ do: 'file-adjustment' })}
        >
          {t('enrolment:adjustment.filed')}
        </Button>
      }
    >
      <ul className="plain-list">
        {forms.map(({ code, name }) => (
          <li key={code}>
            <span className="strong">{code}</span> {name[locale]}
          </li>
        ))}
      </ul>
      {draft.corrections.length === 0 ? null : (
        <section className="stack">
          <h3>{t('enrolment:adjustment.what')}</h3>
          <ul className="plain-list">
            {draft.corrections.map(({ field, reason }) => (
              <li key={field}>
                <span className="strong">{t(`fields:label.${field}`)}</span>{' '}
                {t('enrolment:record.because', { reason })}
              </li>
            ))}
          </ul>
        </section>
      )}
      {draft.adjustment === null ? null : <Notice tone="good" title={t('enrolment:adjustment.done')} />}
      {error === null ? null : <Notice tone="bad" {...describeError(t, error, locale)} />}
    </Panel>
  )
}
