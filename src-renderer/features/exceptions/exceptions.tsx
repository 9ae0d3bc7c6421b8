import { z } from 'zod'
import type { Sitting } from '../../../src-main/contract/records/enrolment.ts'
import { bodyPart, type BodyPart } from '../../../src-main/contract/records/exception.ts'
import type { PolicyPack } from '../../../src-main/contract/records/policy-pack.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { formatPartialDate } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useIntend } from '../../store/use-intend.ts'
import { useTyped } from '../../store/use-typed.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { emptyForm, ExceptionForm, exceptionForm, type NewException } from './exception-form.tsx'
import { HandsPicture } from './hands-picture.tsx'
import { partName } from './part-name.ts'

type Kind = 'finger' | 'eye'

/** Fingers and eyes have the same form, and only one is open. */
const openForm = z.object({ of: z.enum(['finger', 'eye']), form: exceptionForm })

const isOf = (kind: Kind) => (part: BodyPart) => part.startsWith(kind)

/** The exceptions of one kind, and the form for one more. */
export function Exceptions(props: {
  readonly sitting: Sitting
  readonly pack: PolicyPack
  readonly of: Kind
}) {
  const { t, locale } = useTexts()
  const { draft } = props.sitting
  const { intend, error, isBusy } = useIntend()
  const [typed, type] = useTyped('exception', openForm)
  const rules = props.pack.exceptions
  const reasons = rules?.reasons.filter(({ parts }) => parts.includes(props.of)) ?? []
  const made = draft.exceptions.filter(({ part }) => isOf(props.of)(part))
  const free = bodyPart.options
    .filter(isOf(props.of))
    .filter((part) => !made.some((one) => one.part === part))
  if (reasons.length === 0) return null

  async function save(exception: NewException) {
    if (await intend({ do: 'except-part', exception })) type(null)
  }

  return (
    <section className="stack" aria-label={t('exceptions:title')}>
      {made.length === 0 ? null : (
        <Notice tone="info" title={t('exceptions:made')} next={t('exceptions:approvalNeeded')}>
          <ul className="plain-list">
            {made.map((one) => (
              <li key={one.part}>
                <span>
                  {t('exceptions:line', {
                    part: partName(t, one.part),
                    reason: reasons.find(({ id }) => id === one.reason)?.name[locale] ?? one.reason,
                  })}
                </span>{' '}
                {one.recallOn === null ? null : (
                  <span>{t('exceptions:recall', { on: formatPartialDate(one.recallOn) })}</span>
                )}
                <Button
                  look="quiet"
                  label={t('exceptions:withdrawWhich', { part: partName(t, one.part) })}
                  isBusy={isBusy}
                  onPress={() => void intend({ do: 'withdraw-exception', part: one.part })}
                >
                  {t('exceptions:withdraw')}
                </Button>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {props.of === 'finger' ? <HandsPicture draft={draft} /> : null}
      {typed?.of === props.of ? (
        <ExceptionForm
          form={typed.form}
          onChange={(form) => type({ of: props.of, form })}
          parts={free}
          reasons={reasons}
          isBusy={isBusy}
          onCancel={() => type(null)}
          onSave={(exception) => void save(exception)}
        />
      ) : (
        <div className="row">
          <Button
            look="quiet"
            isDisabled={free.length === 0}
            onPress={() => type({ of: props.of, form: emptyForm })}
          >
            {t(`exceptions:open.${props.of}`)}
          </Button>
        </div>
      )}
      {error === null ? null : <Notice tone="bad" {...describeError(t, error, locale)} />}
    </section>
  )
}
