import { useState } from 'react'
import type { Intent } from '../../../../src-main/contract/calls/enrolment.ts'
import { clean } from '../../../../src-main/contract/text.ts'
import type { FieldCode } from '../../../../src-main/contract/records/resident.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { keyMap } from '../../../store/key-map.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { FieldInputs } from './field-inputs.tsx'
import { draftOf, readDraft } from './field-value.ts'

/** In place of the value: the new value, the reason, save or leave. A correction always has a reason. */
export function FieldEditor(props: {
  readonly field: FieldCode
  readonly value: unknown
  readonly isBusy: boolean
  readonly onSave: (intent: Extract<Intent, { do: 'correct-field' }>) => void
  readonly onCancel: () => void
}) {
  const { t, locale } = useTexts()
  const { field } = props
  const [draft, setDraft] = useState(() => draftOf(field, props.value, locale))
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const read = readDraft(field, draft)
  const isReasonMissing = clean(reason) === ''

  function save() {
    setHasTried(true)
    if (read === null || isReasonMissing) return
    props.onSave({ do: 'correct-field', field, value: read.value, reason: clean(reason).slice(0, 200) })
  }

  return (
    <fieldset
      className="record-editor"
      aria-label={t('enrolment:record.editWhat', { field: t(`fields:label.${field}`) })}
    >
      <FieldInputs
        field={field}
        draft={draft}
        onChange={setDraft}
        error={hasTried && read === null ? t(`fields:wrong.${field}`) : null}
      />
      <TextField
        label={t('enrolment:record.reason')}
        hint={t('enrolment:record.reasonHint')}
        value={reason}
        onChange={setReason}
        error={hasTried && isReasonMissing ? t('enrolment:record.reasonMissing') : null}
      />
      <div className="row">
        <Button look="main" hotKey={keyMap.saveEdit} isBusy={props.isBusy} onPress={save}>
          {t('enrolment:record.save')}
        </Button>
        <Button hotKey={keyMap.cancelCapture} onPress={props.onCancel}>
          {t('enrolment:record.cancel')}
        </Button>
      </div>
    </fieldset>
  )
}
