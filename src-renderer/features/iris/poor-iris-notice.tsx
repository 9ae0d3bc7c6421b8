import type { Enrolment } from '../../../src-main/contract/records/enrolment.ts'
import type { PolicyPack } from '../../../src-main/contract/records/policy-pack.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useIntend } from '../../store/use-intend.ts'
import { Notice } from '../../ui/notice.tsx'
import { KeepPoor } from '../devices/index.ts'
import type { Iris } from './eye-state.ts'

/** A poor iris is kept and taken again; after the pack's tries the best one is used with a reason. */
export function PoorIrisNotice(props: {
  readonly eye: Iris
  readonly draft: Enrolment
  readonly rules: NonNullable<PolicyPack['lowIrisQuality']>
}) {
  const { t, locale } = useTexts()
  const { draft, rules } = props
  const { slot, eye } = props.eye
  const { intend, error, isBusy } = useIntend()
  const why = draft.captures[slot]?.iris?.reasons[0] ?? 'none'
  const tries = draft.tries[slot] ?? 0
  const isTriedOut = tries >= rules.tries

  return (
    <Notice
      tone="warn"
      title={t('iris:poor.title', { eye: t(`iris:eye.${eye}`), reason: t(`iris:reason.${why}`) })}
      next={isTriedOut ? t('iris:poor.giveReason') : t(`iris:advice.${why}`)}
      detail={t('iris:poor.tries', { count: tries })}
    >
      {isTriedOut ? (
        <KeepPoor
          label={t('iris:poor.reason')}
          goOn={t('iris:poor.goOn')}
          reasons={rules.reasons}
          isBusy={isBusy}
          onKeep={(reason) => void intend({ do: 'keep-poor-iris', slot, reason })}
        />
      ) : null}
      {error === null ? null : <Notice tone="bad" {...describeError(t, error, locale)} />}
    </Notice>
  )
}
