import { z } from 'zod'
import {
  bodyPart,
  exception,
  type BodyPart,
  type Exception,
} from '../../../src-main/contract/records/exception.ts'
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

/** The form as it stands while it is filled in. */
export const exceptionForm = z.object({
  part: bodyPart.nullable(),
  reasonId: z.string().nullable(),
  lasts: exception.shape.lasts,
  until: z.string(),
  note: z.string(),
})
type Form = z.infer<typeof exceptionForm>

export const emptyForm: Form = { part: null, reasonId: null, lasts: 'permanent', until: '', note: '' }

/** Which part, why, for how long, and what the officer sees. */
export function ExceptionForm(props: {
  readonly parts: readonly BodyPart[]
  readonly reasons: readonly Reason[]
  readonly form: Form
  readonly isBusy: boolean
  readonly onChange: (form: Form) => void
  readonly onSave: (made: NewException) => void
  readonly onCancel: () => void
}) {
  const { t, locale } = useTexts()
  const { part, reasonId, lasts: chosen, until, note } = props.form
  const change = (some: Partial<Form>) => props.onChange({ ...props.form, ...some })
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
        onChange={(one) => change({ part: one })}
      />
      <Choices
        label={t('exceptions:reason')}
        value={reasonId}
        options={props.reasons.map(({ id, name }) => ({ value: id, text: name[locale] }))}
        onChange={(id) => change({ reasonId: id })}
      />
      {reason !== null && reason.lasts.length > 1 ? (
        <Choices
          label={t('exceptions:lasts')}
          value={lasts}
          direction="row"
          options={reason.lasts.map((one) => ({ value: one, text: t(`exceptions:lasting.${one}`) }))}
          onChange={(one) => change({ lasts: one })}
        />
      ) : null}
      {lasts === 'temporary' ? (
        <TextField
          label={t('exceptions:until')}
          hint={t('exceptions:untilHint')}
          value={until}
          onChange={(text) => change({ until: text })}
          width="short"
        />
      ) : null}
      <TextField
        label={t('exceptions:note')}
        hint={t('exceptions:noteHint')}
        value={note}
        onChange={(text) => change({ note: text })}
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
