import { Button } from 'react-aria-components'
import { useTexts } from '../../i18n/use-texts.ts'
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx'
import type { FingerSlot } from './fingers.ts'
import type { SlotState } from './slot-state.ts'

const tones: Record<SlotState, Tone> = {
  taken: 'good',
  poor: 'warn',
  excepted: 'idle',
  working: 'busy',
  failed: 'bad',
  next: 'info',
  waiting: 'idle',
}

/** All acquisitions in order; any of them can be chosen to be taken again. */
export function SlotList(props: {
  readonly slots: readonly {
    readonly slot: FingerSlot
    readonly state: SlotState
    /** The lowest of its fingers' scores; null where it is not taken. */
    readonly score: number | null
  }[]
  readonly chosen: FingerSlot | null
  readonly isDisabled: boolean
  readonly onChoose: (slot: FingerSlot) => void
}) {
  const { t } = useTexts()
  return (
    <ol className="slots" aria-label={t('fingerprints:list')}>
      {props.slots.map(({ slot, state, score }) => (
        <li key={slot}>
          <Button
            className={`slot${slot === props.chosen ? ' slot-chosen' : ''}`}
            isDisabled={props.isDisabled}
            onPress={() => props.onChoose(slot)}
            {...(slot === props.chosen ? { 'aria-current': 'true' } : {})}
          >
            <span>{t(`fingerprints:slot.${slot}`)}</span>
            {(state !== 'taken' && state !== 'poor') || score === null ? null : (
              <span className="soft">{t('fingerprints:quality.lowest', { score })}</span>
            )}
            <StatusBadge tone={tones[state]} text={t(`fingerprints:state.${state}`)} />
          </Button>
        </li>
      ))}
    </ol>
  )
}
