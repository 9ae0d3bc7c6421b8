import type { Enrolment } from '../../../src-main/contract/records/enrolment.ts'
import type { PolicyPack } from '../../../src-main/contract/records/policy-pack.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { fingerName } from '../../i18n/finger-name.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { keyMap } from '../../store/key-map.ts'
import { useIntend } from '../../store/use-intend.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { KeepPoor } from '../devices/index.ts'
import type { FingerSlot } from './fingers.ts'
import { isWorn, poorest, reasonOf, wornHand } from './quality.ts'

/**
 * A poor print is kept. Worn ridges are taken as they are with one key for the whole hand; anything else is tried
 * again, and after the pack's tries used with a reason.
 */
export function PoorNotice(props: {
  readonly slot: FingerSlot
  readonly draft: Enrolment
  readonly lowQuality: NonNullable<PolicyPack['lowQuality']>
}) {
  const { t, locale } = useTexts()
  const { slot, draft, lowQuality } = props
  const { intend, error, isBusy } = useIntend()
  const fingers = draft.captures[slot]?.fingers ?? []
  const worst = poorest(fingers, lowQuality.below)
  if (worst === null) return null
  const why = reasonOf(worst)
  const tries = draft.tries[slot] ?? 0
  const hand = isWorn(worst) ? wornHand(fingers, lowQuality.below, draft.wornHands) : null
  const isTriedOut = hand === null && tries >= lowQuality.tries

  return (
    <Notice
      tone="warn"
      title={t('fingerprints:poor.title', {
        finger: fingerName(t, worst.finger),
        reason: t(`fingerprints:reason.${why}`),
      })}
      next={isTriedOut ? t('fingerprints:poor.giveReason') : t(`fingerprints:advice.${why}`)}
      detail={t('fingerprints:poor.tries', { count: tries })}
    >
      {hand === null ? null : (
        <div className="row">
          <Button
            hotKey={keyMap.confirmStep}
            isBusy={isBusy}
            onPress={() => void intend({ do: 'take-worn-hand', hand })}
          >
            {t(`fingerprints:poor.takeWorn.${hand}`)}
          </Button>
        </div>
      )}
      {isTriedOut ? (
        <KeepPoor
          label={t('fingerprints:poor.reason')}
          goOn={t('fingerprints:poor.goOn')}
          reasons={lowQuality.reasons}
          isBusy={isBusy}
          onKeep={(reason) => void intend({ do: 'keep-poor-print', slot, reason })}
        />
      ) : null}
      {error === null ? null : <Notice tone="bad" {...describeError(t, error, locale)} />}
    </Notice>
  )
}
