import { z } from 'zod'
import type { Enrolment } from '../../../../src-main/contract/records/enrolment.ts'
import { guardianRelation, type Guardian } from '../../../../src-main/contract/records/exception.ts'
import { describeError } from '../../../i18n/describe-error.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { keyMap } from '../../../store/key-map.ts'
import { useIntend } from '../../../store/use-intend.ts'
import { useTyped } from '../../../store/use-typed.ts'
import { Button } from '../../../ui/button.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { TextField } from '../../../ui/text-field.tsx'

/** A parent whom the record names can be taken over; nobody is filled in unasked. */
function knownParents({ resident }: Enrolment): Guardian[] {
  return resident.relatives.flatMap(({ role, fullName, personalNumber }) =>
    role === 'father' || role === 'mother' ? [{ relation: role, fullName, personalNumber }] : [],
  )
}

const form = z.object({ relation: guardianRelation.nullable(), name: z.string(), number: z.string() })
type Form = z.infer<typeof form>

const formOf = (guardian: Guardian | null): Form => ({
  relation: guardian?.relation ?? null,
  name: guardian?.fullName ?? '',
  number: guardian?.personalNumber ?? '',
})

/** Who acts and signs for a child, or for one who needs help. */
export function GuardianStep(props: { readonly draft: Enrolment }) {
  const { t, locale } = useTexts()
  const { draft } = props
  const { intend, error, isBusy } = useIntend()
  const [typed, type] = useTyped('guardian', form)
  const now = typed ?? formOf(draft.guardian)
  const { relation, name, number } = now
  const change = (part: Partial<Form>) => type({ ...now, ...part })
  const fullName = name.normalize('NFC').replace(/\s+/gu, ' ').trim()
  const digits = number.trim()
  const isNumberWrong = digits !== '' && !/^\d{12}$/.test(digits)

  async function confirm() {
    if (relation === null) return
    const personalNumber = digits === '' ? null : digits
    if (await intend({ do: 'name-guardian', guardian: { relation, fullName, personalNumber } })) type(null)
  }

  return (
    <Panel
      title={t('enrolment:step.guardian')}
      lead={t('enrolment:guardian.lead')}
      takesFocus
      actions={
        <Button
          look="main"
          hotKey={keyMap.confirmStep}
          isDisabled={relation === null || fullName === '' || isNumberWrong}
          isBusy={isBusy}
          onPress={() => void confirm()}
        >
          {t('enrolment:guardian.confirm')}
        </Button>
      }
    >
      <div className="row">
        {knownParents(draft).map((known) => (
          <Button key={known.relation} onPress={() => type(formOf(known))}>
            {t('enrolment:guardian.fillIn', {
              relation: t(`enrolment:guardian.relation.${known.relation}`),
              name: known.fullName,
            })}
          </Button>
        ))}
      </div>
      <Choices
        label={t('enrolment:guardian.who')}
        value={relation}
        direction="row"
        options={guardianRelation.options.map((one) => ({
          value: one,
          text: t(`enrolment:guardian.relation.${one}`),
        }))}
        onChange={(one) => change({ relation: one })}
      />
      <TextField
        label={t('enrolment:guardian.name')}
        value={name}
        onChange={(text) => change({ name: text })}
      />
      <TextField
        label={t('enrolment:guardian.number')}
        hint={t('enrolment:guardian.numberHint')}
        value={number}
        onChange={(text) => change({ number: text })}
        inputMode="numeric"
        error={isNumberWrong ? t('enrolment:guardian.numberWrong') : null}
      />
      {error === null ? null : <Notice tone="bad" {...describeError(t, error, locale)} />}
    </Panel>
  )
}
