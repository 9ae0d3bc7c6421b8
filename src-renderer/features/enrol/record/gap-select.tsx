import { gapReason, type GapReason } from '../../../../src-main/contract/records/paper.ts'
import type { FieldCode } from '../../../../src-main/contract/records/resident.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { Select } from '../../../ui/select.tsx'

/** Why something that the law asks for is not there. */
export function GapSelect(props: {
  readonly field: FieldCode
  readonly reason: GapReason | null
  readonly onChoose: (reason: GapReason) => void
}) {
  const { t } = useTexts()
  return (
    <Select
      label={t('record:gap.askWhat', { field: t(`fields:label.${props.field}`) })}
      value={props.reason}
      options={gapReason.options.map((value) => ({ value, text: t(`record:gapReason.${value}`) }))}
      placeholder={t('common:choose')}
      onChange={props.onChoose}
    />
  )
}
