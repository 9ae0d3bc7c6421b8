import { useState } from 'react'
import type { Enrolment } from '../../../src-main/contract/records/enrolment.ts'
import type { CaptureSlot } from '../../../src-main/contract/records/policy-pack.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { Panel } from '../../ui/panel.tsx'
import { useShutter } from '../devices/index.ts'
import { FingerQualities } from './finger-qualities.tsx'
import type { FingerSlot } from './fingers.ts'
import { PoorNotice } from './poor-notice.tsx'
import { PrintActions } from './print-actions.tsx'
import { lowestScore, offersAgain } from './quality.ts'
import { ScanView } from './scan-view.tsx'
import { ScannerNotice } from './scanner-notice.tsx'
import { SlotList } from './slot-list.tsx'
import { fingerSlots, nextSlot, stateOf } from './slot-state.ts'
import { useCapture } from './use-capture.ts'
import './fingerprints.css'

export function FingerprintsStep(props: {
  readonly draft: Enrolment
  readonly slots: readonly CaptureSlot[]
}) {
  const { t } = useTexts()
  const { captures } = props.draft
  const slots = fingerSlots(props.slots)
  const { working, failed, tries, take, cancel, discard } = useCapture()
  const [picked, setPicked] = useState<FingerSlot | null>(null)
  const slot = working ?? picked ?? nextSlot(slots, captures) ?? slots[0]
  useShutter(() => {
    if (slot !== undefined && working === null) void takeNow(slot)
  })
  if (slot === undefined) return null
  const captured = captures[slot]
  const done = slots.filter((one) => captures[one] !== undefined).length

  async function takeNow(which: FingerSlot) {
    const taken = await take(which)
    if (taken !== null) setPicked(offersAgain(taken.capture, taken.tries) ? which : null)
  }

  return (
    <Panel
      title={t('enrolment:step.fingerprints')}
      lead={t('fingerprints:lead')}
      takesFocus
      actions={
        <PrintActions
          isWorking={working !== null}
          isTaken={captured !== undefined}
          onTake={() => void takeNow(slot)}
          onCancel={() => void cancel()}
          onDiscard={() => void discard(slot)}
        />
      }
    >
      <output className="strong">
        {working === null
          ? t('fingerprints:progress', { done, of: slots.length })
          : t('fingerprints:working', { slot: t(`fingerprints:slot.${working}`) })}
      </output>
      <ScannerNotice error={failed?.error ?? null} isWorking={working !== null} />
      {working === null && failed === null && captured !== undefined ? (
        <PoorNotice fingers={captured.fingers} tries={tries[slot] ?? 1} onGoOn={() => setPicked(null)} />
      ) : null}
      <div className="prints">
        <SlotList
          slots={slots.map((one) => ({
            slot: one,
            state: stateOf(one, { captures, working, failed, chosen: slot }),
            score: lowestScore(captures[one]?.fingers ?? []),
          }))}
          chosen={slot}
          isDisabled={working !== null}
          onChoose={setPicked}
        />
        <div className="stack prints-work">
          <h3>{t(`fingerprints:slot.${slot}`)}</h3>
          <p className="soft">{t(`fingerprints:coach.${slot.startsWith('rolled-') ? 'rolled' : 'flat'}`)}</p>
          <ScanView slot={slot} isWorking={working === slot} captureId={captured?.captureId ?? null} />
          {working === slot ? null : <FingerQualities fingers={captured?.fingers ?? []} />}
        </div>
      </div>
    </Panel>
  )
}
