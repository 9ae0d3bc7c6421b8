import { householdRole, kinRole } from '../../../../src-main/contract/records/relative.ts'
import type { CorrectableCode } from '../../../../src-main/contract/records/resident.ts'
import { codesOf } from '../../../i18n/code-names.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { CardInputs } from './card-inputs.tsx'
import { isCodeField, isPastPlace, isPlace, type Draft } from './field-value.ts'
import { NameInputs } from './name-inputs.tsx'
import { PastPlaceInputs } from './past-place-inputs.tsx'
import { PeopleInputs } from './people-inputs.tsx'
import { PlaceInputs } from './place-inputs.tsx'
import { usePalette } from './use-palette.ts'

export interface FieldInputsProps {
  readonly field: CorrectableCode
  readonly draft: Draft
  readonly onChange: (part: Partial<Draft>) => void
  readonly error: string | null
}

/** The inputs that fit a field. Those of several parts say their fault below; one text says it itself. */
export function FieldInputs(props: FieldInputsProps) {
  const { field, draft, onChange, error } = props
  if (field === 'fullNameBirth') return <NameInputs draft={draft} onChange={onChange} error={error} />
  if (isPastPlace(field)) return <PastPlaceInputs draft={draft} onChange={onChange} error={error} />
  if (isPlace(field)) return <PlaceInputs place={draft} onChange={onChange} error={error} />
  const several = severalParts(props)
  if (several === null) return <OneText {...props} />
  return (
    <div className="record-place">
      {several}
      {error === null ? null : <p className="field-error">{error}</p>}
    </div>
  )
}

function severalParts({ field, draft, onChange }: FieldInputsProps) {
  if (field === 'relatives' || field === 'household') {
    const roles = field === 'relatives' ? kinRole.options : householdRole.options
    return <PeopleInputs people={draft.people} roles={roles} onChange={(people) => onChange({ people })} />
  }
  if (field === 'previousCards')
    return <CardInputs cards={draft.cards} onChange={(cards) => onChange({ cards })} />
  if (field === 'temporaryAbsence') return <AbsenceInputs draft={draft} onChange={onChange} />
  return field === 'contact' ? <ContactInputs draft={draft} onChange={onChange} /> : null
}

type PartsProps = Pick<FieldInputsProps, 'draft' | 'onChange'>

function AbsenceInputs({ draft, onChange }: PartsProps) {
  const { t } = useTexts()
  return (
    <div className="record-name">
      <TextField
        label={t('record:absence.from')}
        value={draft.from}
        onChange={(from) => onChange({ from })}
        startsFocused
      />
      <TextField
        label={t('record:absence.until')}
        hint={t('record:absence.untilHint')}
        value={draft.until}
        onChange={(until) => onChange({ until })}
      />
      <TextField label={t('record:absence.why')} value={draft.text} onChange={(text) => onChange({ text })} />
    </div>
  )
}

function ContactInputs({ draft, onChange }: PartsProps) {
  const { t } = useTexts()
  return (
    <div className="record-name">
      <TextField
        label={t('record:contact.mobile')}
        value={draft.mobile}
        onChange={(mobile) => onChange({ mobile })}
        inputMode="numeric"
        startsFocused
      />
      <TextField
        label={t('record:contact.email')}
        value={draft.email}
        onChange={(email) => onChange({ email })}
      />
    </div>
  )
}

function OneText({ field, draft, onChange, error }: FieldInputsProps) {
  const { t, locale } = useTexts()
  const palette = usePalette()
  if (isCodeField(field)) {
    return (
      <Select
        label={t('enrolment:record.newValue')}
        value={draft.text}
        options={codesOf(field, locale)}
        placeholder={t('common:choose')}
        onChange={(text) => onChange({ text })}
      />
    )
  }
  return (
    <TextField
      label={t('enrolment:record.newValue')}
      value={draft.text}
      onChange={(text) => onChange({ text })}
      error={error}
      startsFocused
      {...(field === 'dateOfBirth' ? { hint: t('fields:dateHint') } : {})}
      {...(field === 'otherName' ? { palette } : {})}
    />
  )
}
