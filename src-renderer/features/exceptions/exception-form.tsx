import { useState } from 'react'
import type { BodyPart, Exception } from '../../../src-main/contract/records/exception.ts'
import type { PolicyPack } from '../../../src-main/contract/records/policy-pack.ts'
import { parsePartialDate } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { partName } from './part-name.ts'

type Reason = NonNullable<PolicyPack['exceptions']>['reasons'][number]
export type NewException = Pick<Exception, 'part' | 'reason' | 'lasts' | 'recallOn' | 'note'>

/** Which part, why, for how long, and what the officer sees. */
export function ExceptionForm(props: {
  readonly parts: readonly BodyPart[]
  readonly reasons: readonly Reason[]
  readonly isBusy: boolean
  readonly onSave: (made: NewException) => void
  readonly onCancel: () => void
}) {
  const { t, locale } = useTexts()
  const [part, setPart] = useState<BodyPart | null>(null)
  const [reasonId, setReasonId] = useState<string | null>(null)
  const [chosen, setChosen] = useState<Exception['lasts']>('permanent')
  const [until, setUntil] = useState('')
  const [note, setNote] = useState('')
  const reason = props.reasons.find(({ id }) => id === reasonId) ?? null
  const lasts = reason?.lasts.includes(chosen) === true ? chosen : (reason?.lasts[0] ?? 'permanent')
  const recallOn = lasts === 'temporary' ? parsePartialDate(until) : null
  const isDated = lasts === 'permanent' || recallOn?.length === 10

  return (
    <div className="stack">
      <Select
        label={t('exceptions:which')}
        placeholder={t('exceptions:choose')}
        value={part}
        options={props.parts.map((one) => ({ value: one, text: partName(t, one) }))}
        onChange={setPart}
      />
      <Choices
        label={t('exceptions:reason')}
        value={reasonId}
        options={props.reasons.map(({ id, name }) => ({ value: id, text: name[locale] }))}
        onChange={setReasonId}
      />
      {reason !== null && reason.lasts.length > 1 ? (
        <Choices
          label={t('exceptions:lasts')}
          value={lasts}
          direction="row"
          options={reason.lasts.map((one) => ({ value: one, text: t(`exceptions:lasting.${one}`) }))}
          onChange={setChosen}
        />
      ) : null}
      {lasts === 'temporary' ? (
        <TextField
          label={t('exceptions:until')}
          hint={t('exceptions:untilHint')}
          value={until}
          onChange={setUntil}
          width="short"
        />
      ) : null}
      <TextField
        label={t('exceptions:note')}
        hint={t('exceptions:noteHint')}
        value={note}
        onChange={setNote}
      />
      <div className="row">
        <Button
          isBusy={props.isBusy}
          isDisabled={part === null || reason === null || !isDated}
          onPress={() => {
            if (part === null || reason === null) return
            props.onSave({ part, reason: reason.id, lasts, recallOn, note: note.normalize('NFC').trim() })
          }}
        >
          {t('exceptions:save')}
        </Button>
        <Button look="quiet" onPress={props.onCancel}>
          {t('exceptions:cancel')}
        </Button>
      </div>
    </div>
  )
}
