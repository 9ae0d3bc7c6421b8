import type { FingerQuality } from '../../../src-main/contract/records/enrolment.ts'
import { fingerName } from '../../i18n/finger-name.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { poorest, reasonOf } from './quality.ts'

/** A poor print is kept; this offers another try and says what to do better. */
export function PoorNotice(props: {
  readonly fingers: readonly FingerQuality[]
  readonly tries: number
  readonly onGoOn: () => void
}) {
  const { t } = useTexts()
  const worst = poorest(props.fingers)
  if (worst === null) return null
  const reason = reasonOf(worst)
  return (
    <Notice
      tone="warn"
      title={t('fingerprints:poor.title', {
        finger: fingerName(t, worst.finger),
        reason: t(`fingerprints:reason.${reason}`),
      })}
      next={t(`fingerprints:advice.${reason}`)}
      detail={t('fingerprints:poor.tries', { count: props.tries })}
    >
      <Button onPress={props.onGoOn}>{t('fingerprints:poor.goOn')}</Button>
    </Notice>
  )
}
