import { useState } from 'react'
import type { Enrolment } from '../../../../src-main/contract/records/enrolment.ts'
import type { PolicyPack } from '../../../../src-main/contract/records/policy-pack.ts'
import type { FieldCode } from '../../../../src-main/contract/records/resident.ts'
import { describeError } from '../../../i18n/describe-error.ts'
import { formatDay } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { keyMap } from '../../../store/key-map.ts'
import { useIntend } from '../../../store/use-intend.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { RecordRow } from './record-row.tsx'
import './record.css'

/** The population database's record, field by field in the order of the form, corrected in place. */
export function RecordStep(props: { readonly draft: Enrolment; readonly pack: PolicyPack }) {
  const { t, locale } = useTexts()
  const { draft, pack } = props
  const { intend, error, isBusy, clearError } = useIntend()
  const [edited, setEdited] = useState<FieldCode | null>(null)

  return (
    <Panel
      title={t('enrolment:step.record')}
      lead={t('enrolment:record.lead', { asOf: formatDay(draft.resident.asOf) })}
      takesFocus
      actions={
        <Button
          look="main"
          hotKey={keyMap.confirmStep}
          isDisabled={edited !== null}
          isBusy={isBusy}
          onPress={() => void intend({ do: 'confirm-record' })}
        >
          {t('enrolment:record.confirm')}
        </Button>
      }
    >
      {draft.flags.length === 0 ? null : (
        <Notice
          tone="warn"
          title={t('enrolment:record.flagged', { count: draft.flags.length })}
          next={t('enrolment:record.flaggedNext')}
        />
      )}
      {error === null ? null : <Notice tone="bad" {...describeError(t, error, locale)} />}
      <div className="table-wrap">
        <table className="table record" aria-label={t('enrolment:step.record')}>
          <thead>
            <tr>
              <th scope="col">{t('enrolment:record.field')}</th>
              <th scope="col">{t('enrolment:record.value')}</th>
              <th scope="col">{t('enrolment:record.action')}</th>
            </tr>
          </thead>
          <tbody>
            {pack.recordFields.map((field) => (
              <RecordRow
                key={field}
                field={field}
                draft={draft}
                isEdited={edited === field}
                isBusy={isBusy}
                onEdit={() => {
                  clearError()
                  setEdited(field)
                }}
                onClose={() => setEdited(null)}
                onIntend={intend}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
