import { useState } from 'react'
import type { Enrolment } from '../../../../src-main/contract/records/enrolment.ts'
import { guardianRelation, type Guardian } from '../../../../src-main/contract/records/exception.ts'
import { describeError } from '../../../i18n/describe-error.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { keyMap } from '../../../store/key-map.ts'
import { useIntend } from '../../../store/use-intend.ts'
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

/** Who acts and signs for a child, or for one who needs help. */
export function GuardianStep(props: { readonly draft: Enrolment }) {
  const { t, locale } = useTexts()
  const { draft } = props
  const { intend, error, isBusy } = useIntend()
  const [relation, setRelation] = useState<Guardian['relation'] | null>(draft.guardian?.relation ?? null)
  const [name, setName] = useState(draft.guardian?.fullName ?? '')
  const [number, setNumber] = useState(draft.guardian?.personalNumber ?? '')
  const fullName = name.normalize('NFC').replace(/\s+/gu, ' ').trim()
  const digits = number.trim()
  const isNumberWrong = digits !== '' && !/^\d{12}$/.test(digits)

  function fillIn(known: Guardian) {
    setRelation(known.relation)
    setName(known.fullName)
    setNumber(known.personalNumber ?? '')
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
          onPress={() => {
            if (relation === null) return
            const personalNumber = digits === '' ? null : digits
            void intend({ do: 'name-guardian', guardian: { relation, fullName, personalNumber } })
          }}
        >
          {t('enrolment:guardian.confirm')}
        </Button>
      }
    >
      <div className="row">
        {knownParents(draft).map((known) => (
          <Button key={known.relation} onPress={() => fillIn(known)}>
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
        onChange={setRelation}
      />
      <TextField label={t('enrolment:guardian.name')} value={name} onChange={setName} />
      <TextField
        label={t('enrolment:guardian.number')}
        hint={t('enrolment:guardian.numberHint')}
        value={number}
        onChange={setNumber}
        inputMode="numeric"
        error={isNumberWrong ? t('enrolment:guardian.numberWrong') : null}
      />
      {error === null ? null : <Notice tone="bad" {...describeError(t, error, locale)} />}
    </Panel>
  )
}
