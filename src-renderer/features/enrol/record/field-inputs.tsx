import type { FieldCode } from '../../../../src-main/contract/records/resident.ts'
import { codesOf } from '../../../i18n/code-names.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { isCodeField, isTodaysPlace, type Draft } from './field-value.ts'
import { PlaceInputs } from './place-inputs.tsx'
import { usePalette } from './use-palette.ts'

/** The inputs that fit a field: three parts of a name, a list of codes, street and commune, or one text. */
export function FieldInputs(props: {
  readonly field: FieldCode
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
  readonly error: string | null
}) {
  const { t, locale } = useTexts()
  const { field, draft, onChange, error } = props
  const palette = usePalette()
  if (field === 'fullNameBirth') {
    return (
      <div className="record-name">
        <TextField
          label={t('fields:name.surname')}
          value={draft.surname}
          onChange={(surname) => onChange({ ...draft, surname })}
          palette={palette}
          startsFocused
        />
        <TextField
          label={t('fields:name.middle')}
          value={draft.middle}
          onChange={(middle) => onChange({ ...draft, middle })}
          palette={palette}
        />
        <TextField
          label={t('fields:name.given')}
          value={draft.given}
          onChange={(given) => onChange({ ...draft, given })}
          palette={palette}
          error={error}
        />
      </div>
    )
  }
  if (isCodeField(field)) {
    return (
      <Select
        label={t('enrolment:record.newValue')}
        value={draft.text}
        options={codesOf(field, locale)}
        placeholder={t('common:choose')}
        onChange={(text) => onChange({ ...draft, text })}
      />
    )
  }
  if (isTodaysPlace(field)) {
    return <PlaceInputs place={draft} onChange={(place) => onChange({ ...draft, ...place })} error={error} />
  }
  return (
    <TextField
      label={t('enrolment:record.newValue')}
      value={draft.text}
      onChange={(text) => onChange({ ...draft, text })}
      error={error}
      startsFocused
      {...(field === 'dateOfBirth' ? { hint: t('fields:dateHint') } : {})}
    />
  )
}
