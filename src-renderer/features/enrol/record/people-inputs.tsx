import type { Relative } from '../../../../src-main/contract/records/relative.ts'
import { codesOf } from '../../../i18n/code-names.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { nextKey, type PersonDraft } from './people-value.ts'
import { usePalette } from './use-palette.ts'

/** Relatives or members of a household, one group of inputs each. */
export function PeopleInputs(props: {
  readonly people: readonly PersonDraft[]
  readonly roles: readonly Relative['role'][]
  readonly onChange: (people: readonly PersonDraft[]) => void
}) {
  const { t } = useTexts()
  const { people, roles, onChange } = props
  const change = (key: number, part: Partial<PersonDraft>) =>
    onChange(people.map((one) => (one.key === key ? { ...one, ...part } : one)))

  function add() {
    const role = roles.find((one) => people.every((person) => person.role !== one)) ?? roles[0]
    if (role === undefined) return
    const nothing = { fullName: '', personalNumber: '', oldIdNumber: '', nationality: 'VN' }
    onChange([...people, { key: nextKey(people), role, ...nothing }])
  }

  return (
    <div className="record-people">
      {people.map((person) => (
        <PersonInputs
          key={person.key}
          person={person}
          roles={roles}
          onChange={(part) => change(person.key, part)}
          onRemove={() => onChange(people.filter(({ key }) => key !== person.key))}
        />
      ))}
      <div className="row">
        <Button onPress={add}>{t('record:people.add')}</Button>
      </div>
    </div>
  )
}

function PersonInputs(props: {
  readonly person: PersonDraft
  readonly roles: readonly Relative['role'][]
  readonly onChange: (part: Partial<PersonDraft>) => void
  readonly onRemove: () => void
}) {
  const { t, locale } = useTexts()
  const { person, onChange } = props
  const palette = usePalette()
  const name = person.fullName.trim() || t('record:people.someone')
  return (
    <fieldset className="record-person" aria-label={`${t(`record:role.${person.role}`)}: ${name}`}>
      <Select
        label={t('record:people.who')}
        value={person.role}
        options={props.roles.map((value) => ({ value, text: t(`record:role.${value}`) }))}
        placeholder={t('common:choose')}
        onChange={(role) => onChange({ role })}
      />
      <TextField
        label={t('record:people.name')}
        value={person.fullName}
        onChange={(fullName) => onChange({ fullName })}
        palette={palette}
      />
      <TextField
        label={t('record:people.number')}
        value={person.personalNumber}
        onChange={(personalNumber) => onChange({ personalNumber })}
        inputMode="numeric"
      />
      <TextField
        label={t('record:people.oldNumber')}
        value={person.oldIdNumber}
        onChange={(oldIdNumber) => onChange({ oldIdNumber })}
        inputMode="numeric"
      />
      <Select
        label={t('record:people.nationality')}
        value={person.nationality === '' ? null : person.nationality}
        options={codesOf('nationality', locale)}
        placeholder={t('common:choose')}
        onChange={(nationality) => onChange({ nationality })}
      />
      <Button look="quiet" label={t('record:people.removeWhom', { name })} onPress={props.onRemove}>
        {t('record:people.remove')}
      </Button>
    </fieldset>
  )
}
