import { useStill } from '../../bridge/use-still.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { usePreview } from '../devices/index.ts'
import type { FingerSlot } from './fingers.ts'
import { Hands } from './hands.tsx'

/** The hands to show, and beside them what the scanner sees or what was accepted. */
export function ScanView(props: {
  readonly slot: FingerSlot
  /** The fingers to lay on: without those that cannot be taken. */
  readonly asked: readonly number[]
  readonly isWorking: boolean
  readonly captureId: string | null
}) {
  const { t } = useTexts()
  const { slot, isWorking } = props
  const preview = usePreview(isWorking ? slot : null)
  const still = useStill(slot, isWorking ? null : props.captureId)
  const picture = isWorking ? (preview?.url ?? null) : still
  const name = t(`fingerprints:slot.${slot}`)
  return (
    <div className="scan">
      <Hands asked={props.asked} label={t('fingerprints:hands', { slot: name })} />
      <div className="scan-picture">
        {picture === null ? (
          <p className="soft">
            {isWorking ? t('fingerprints:waitingForFinger') : t('fingerprints:noPicture')}
          </p>
        ) : (
          <img
            src={picture}
            alt={
              isWorking ? t('fingerprints:live', { slot: name }) : t('fingerprints:accepted', { slot: name })
            }
          />
        )}
      </div>
    </div>
  )
}
