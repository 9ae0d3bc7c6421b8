import { isKnown } from '../../../../src-main/contract/field-text.ts'
import { correctedFields } from '../../../../src-main/contract/records/corrected-fields.ts'
import type { Demand } from '../../../../src-main/contract/records/demand.ts'
import type { Enrolment } from '../../../../src-main/contract/records/enrolment.ts'
import {
  fieldsOf,
  type GroupId,
  type NumberedField,
} from '../../../../src-main/contract/records/field-groups.ts'
import { gapsOf } from '../../../../src-main/contract/records/gaps.ts'
import type { PolicyPack } from '../../../../src-main/contract/records/policy-pack.ts'
import type { FieldCode } from '../../../../src-main/contract/records/resident.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { Select } from '../../../ui/select.tsx'
import { isCorrectable } from './field-value.ts'
import { RecordRow, type RecordRowProps } from './record-row.tsx'

/** Which fields are read here, which are asked for, and which may be added. */
function sorted(group: GroupId, draft: Enrolment, pack: PolicyPack, demand: Demand) {
  const fields = correctedFields(draft)
  const gaps = gapsOf(draft, demand)
  const isHere = ({ field }: NumberedField) => isKnown(field, fields)
  const isGap = ({ field }: NumberedField) => gaps.includes(field)
  const isCorrected = (field: FieldCode) => draft.corrections.some((one) => one.field === field)
  const isTouched = ({ field }: NumberedField) => draft.flags.includes(field) || isCorrected(field)
  const all = fieldsOf(group, pack)
  const shown = all.filter((one) => isHere(one) || isGap(one) || isTouched(one))
  return { shown, isGap, empty: all.filter((one) => !shown.includes(one)) }
}

/** A part of the record: what is known as text, and what is not in one line, from where it can be added. */
export function RecordGroup(
  props: Omit<RecordRowProps, keyof NumberedField | 'isEdited' | 'isGap' | 'onEdit'> & {
    readonly group: GroupId
    readonly pack: PolicyPack
    readonly demand: Demand
    readonly edited: FieldCode | null
    readonly onEditField: (field: FieldCode) => void
  },
) {
  const { t } = useTexts()
  const { group, draft, pack, edited } = props
  const { shown, isGap, empty } = sorted(group, draft, pack, props.demand)
  const rows = [...shown, ...empty.filter(({ field }) => field === edited)].toSorted(
    (a, b) => a.number - b.number,
  )
  // A death is the registry's to write; that nothing is known of one is nothing to read out.
  const addable = empty.filter(({ field }) => field !== edited && isCorrectable(field))
  const title = t(`record:group.${group}`)
  return (
    <section className="stack" aria-label={title}>
      <h3>{title}</h3>
      <div className="table-wrap">
        <table className="table record" aria-label={title}>
          <thead className="record-head">
            <tr>
              <th scope="col">{t('enrolment:record.field')}</th>
              <th scope="col">{t('enrolment:record.value')}</th>
              <th scope="col">{t('enrolment:record.action')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <RecordRow
                key={one.field}
                {...props}
                {...one}
                isGap={isGap(one)}
                isEdited={edited === one.field}
                onEdit={() => props.onEditField(one.field)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {addable.length === 0 ? null : (
        <div className="record-empty">
          <p className="soft">
            {t('record:empty', { fields: addable.map(({ field }) => t(`fields:label.${field}`)).join('; ') })}
          </p>
          <Select
            label={t('record:addTo')}
            value={null}
            width="short"
            options={addable.map(({ field }) => ({ value: field, text: t(`fields:label.${field}`) }))}
            placeholder={t('common:choose')}
            onChange={props.onEditField}
          />
        </div>
      )}
    </section>
  )
}
