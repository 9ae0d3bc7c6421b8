import { useTexts } from '../../../i18n/use-texts.ts'
import { Choices } from '../../../ui/choices.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { FieldInputsProps } from './field-inputs.tsx'
import { PlaceInputs } from './place-inputs.tsx'

/** A place of the past as its paper has it, or one of today's list where the paper is of today. */
export function PastPlaceInputs({ draft, onChange, error }: Omit<FieldInputsProps, 'field'>) {
  const { t } = useTexts()
  const { unitSystem } = draft
  return (
    <div className="record-place">
      <Choices
        label={t('record:oldPlace.which')}
        value={unitSystem}
        direction="row"
        options={[
          { value: 'pre-2025', text: t('record:oldPlace.past') },
          { value: '2025', text: t('record:oldPlace.today') },
        ]}
        onChange={(next) => onChange({ unitSystem: next, unitCode: null })}
      />
      {unitSystem === '2025' ? (
        <PlaceInputs place={draft} onChange={onChange} error={error} />
      ) : (
        <TextField
          label={t('enrolment:record.newValue')}
          hint={t('record:oldPlace.hint')}
          value={draft.text}
          onChange={(text) => onChange({ text })}
          error={error}
          startsFocused
        />
      )}
    </div>
  )
}
