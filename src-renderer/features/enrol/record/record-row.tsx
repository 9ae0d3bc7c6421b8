import type { Intent } from '../../../../src-main/contract/calls/enrolment.ts'
import type { Enrolment } from '../../../../src-main/contract/records/enrolment.ts'
import type { FieldCode } from '../../../../src-main/contract/records/resident.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { Button } from '../../../ui/button.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { FieldEditor } from './field-editor.tsx'
import { valueText } from './field-value.ts'

/** One field: what the registry has, what the officer made of it and why. */
export function RecordRow(props: {
  readonly field: FieldCode
  readonly draft: Enrolment
  readonly isEdited: boolean
  readonly isBusy: boolean
  readonly onEdit: () => void
  readonly onClose: () => void
  readonly onIntend: (intent: Intent) => Promise<boolean>
}) {
  const { t, locale } = useTexts()
  const { field, draft, onIntend } = props
  const correction = draft.corrections.findLast((one) => one.field === field)
  const value: unknown = correction === undefined ? draft.resident.fields[field] : correction.newValue
  const label = t(`fields:label.${field}`)
  const show = (some: unknown) => valueText(field, some, locale) || t('common:none')

  async function save(next: Extract<Intent, { do: 'correct-field' }>) {
    if (await onIntend(next)) props.onClose()
  }

  return (
    <tr className={correction === undefined ? '' : 'record-corrected'}>
      <th scope="row">
        {label}
        {draft.flags.includes(field) ? (
          <StatusBadge tone="warn" text={t('enrolment:record.citizenFlag')} />
        ) : null}
      </th>
      <td>
        {props.isEdited ? (
          <FieldEditor
            field={field}
            value={value}
            isBusy={props.isBusy}
            onSave={(next) => void save(next)}
            onCancel={props.onClose}
          />
        ) : (
          <div className="record-value">
            <span className={correction === undefined ? '' : 'strong'}>{show(value)}</span>
            {correction === undefined ? null : (
              <span className="soft small">
                <del>{show(correction.oldValue)}</del>{' '}
                {t('enrolment:record.because', { reason: correction.reason })}
              </span>
            )}
          </div>
        )}
      </td>
      <td className="record-actions">
        {props.isEdited ? null : (
          <Button label={t('enrolment:record.editWhat', { field: label })} onPress={props.onEdit}>
            {t('enrolment:record.edit')}
          </Button>
        )}
        {correction === undefined || props.isEdited ? null : (
          <Button
            look="quiet"
            label={t('enrolment:record.undoWhat', { field: label })}
            isDisabled={props.isBusy}
            onPress={() => void onIntend({ do: 'undo-correction', field })}
          >
            {t('enrolment:record.undo')}
          </Button>
        )}
      </td>
    </tr>
  )
}
