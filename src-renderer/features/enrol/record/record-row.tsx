import type { Intent } from '../../../../src-main/contract/calls/enrolment.ts'
import { fieldText } from '../../../../src-main/contract/field-text.ts'
import type { Enrolment } from '../../../../src-main/contract/records/enrolment.ts'
import type { NumberedField } from '../../../../src-main/contract/records/field-groups.ts'
import { recordOf } from '../../../../src-main/contract/records/resident.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { Button } from '../../../ui/button.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { paperName } from '../../papers/index.ts'
import { FieldEditor } from './field-editor.tsx'
import { isCorrectable } from './field-value.ts'
import { GapSelect } from './gap-select.tsx'
import { useFieldWords } from './use-field-words.ts'

export interface RecordRowProps extends NumberedField {
  readonly draft: Enrolment
  /** The law asks for it and it is not there. */
  readonly isGap: boolean
  readonly isEdited: boolean
  readonly isBusy: boolean
  readonly onEdit: () => void
  readonly onClose: () => void
  readonly onIntend: (intent: Intent) => Promise<boolean>
}

/** One field: what the registry has, what the officer made of it, why, and what proves it. */
export function RecordRow(props: RecordRowProps) {
  const { t } = useTexts()
  const { field, draft, onIntend } = props
  const correction = draft.corrections.findLast((one) => one.field === field)
  const value: unknown = correction === undefined ? recordOf(draft.resident)[field] : correction.newValue
  const label = t(`fields:label.${field}`)

  return (
    <tr className={correction === undefined ? '' : 'record-corrected'}>
      <th scope="row">
        <span className="record-number">{props.number}</span> {label}
        {draft.flags.includes(field) ? (
          <StatusBadge tone="warn" text={t('enrolment:record.citizenFlag')} />
        ) : null}
        {props.isGap && !draft.gaps[field] ? <StatusBadge tone="warn" text={t('record:required')} /> : null}
      </th>
      <td>
        {props.isEdited && isCorrectable(field) ? (
          <FieldEditor
            field={field}
            value={value}
            papers={draft.papers}
            evidence={correction?.evidence ?? []}
            isBusy={props.isBusy}
            onSave={onIntend}
            onClose={props.onClose}
          />
        ) : (
          <RecordValue {...props} value={value} correction={correction} />
        )}
      </td>
      <td className="record-actions">
        <RowActions {...props} label={label} hasCorrection={correction !== undefined} />
      </td>
    </tr>
  )
}

function RecordValue(
  props: RecordRowProps & {
    readonly value: unknown
    readonly correction: Enrolment['corrections'][number] | undefined
  },
) {
  const { t } = useTexts()
  const { field, draft, correction } = props
  const words = useFieldWords()
  const show = (some: unknown) => fieldText(field, some, words) || t('common:none')
  const before = correction === undefined ? '' : fieldText(field, correction.oldValue, words)
  const proofs = draft.papers.filter(({ paperId }) => correction?.evidence.includes(paperId))
  return (
    <div className="record-value">
      <span className={correction === undefined ? 'record-text' : 'record-text strong'}>
        {show(props.value)}
      </span>
      {isCorrectable(field) ? null : <span className="soft small">{t('record:status')}</span>}
      {correction === undefined ? null : (
        <span className="soft small">
          {before === '' ? null : <del>{before}</del>}{' '}
          {t('enrolment:record.because', { reason: correction.reason })}
        </span>
      )}
      {proofs.length === 0 ? null : (
        <span className="soft small">
          {t('record:evidence.proven', { papers: proofs.map((paper) => paperName(t, paper)).join('; ') })}
        </span>
      )}
      {props.isGap ? (
        <GapSelect
          field={field}
          reason={draft.gaps[field]?.reason ?? null}
          onChoose={(reason) => void props.onIntend({ do: 'explain-gap', field, reason })}
        />
      ) : null}
    </div>
  )
}

function RowActions(props: RecordRowProps & { readonly label: string; readonly hasCorrection: boolean }) {
  const { t } = useTexts()
  const { field, label } = props
  if (props.isEdited) return null
  if (!isCorrectable(field)) return null
  return (
    <>
      <Button label={t('enrolment:record.editWhat', { field: label })} onPress={props.onEdit}>
        {t('enrolment:record.edit')}
      </Button>
      {props.hasCorrection ? (
        <Button
          look="quiet"
          label={t('enrolment:record.undoWhat', { field: label })}
          isDisabled={props.isBusy}
          onPress={() => void props.onIntend({ do: 'undo-correction', field })}
        >
          {t('enrolment:record.undo')}
        </Button>
      ) : null}
    </>
  )
}
