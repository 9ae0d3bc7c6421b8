import { useTexts } from '../../i18n/use-texts.ts'
import { useSnapshot } from '../../store/officer-context.tsx'
import { Choices } from '../../ui/choices.tsx'

/** Everybody who may sign in here, in view: no id is typed. */
export function RosterChoice(props: {
  readonly value: string | null
  readonly onChange: (officerId: string) => void
}) {
  const { t } = useTexts()
  const roster = useSnapshot((snapshot) => snapshot.officers.roster)
  return (
    <Choices
      label={t('sign-in:officer')}
      value={props.value}
      onChange={props.onChange}
      options={roster.map(({ officerId, name, role, hasPin }) => ({
        value: officerId,
        text: name,
        note: [
          officerId,
          ...(role === 'supervisor' ? [t('sign-in:supervisor')] : []),
          ...(hasPin ? [] : [t('sign-in:noPin')]),
        ].join(' · '),
      }))}
    />
  )
}
