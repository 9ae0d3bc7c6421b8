import { useState } from 'react'
import type { Sitting } from '../../../src-main/contract/records/enrolment.ts'
import type { PolicyPack } from '../../../src-main/contract/records/policy-pack.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { Panel } from '../../ui/panel.tsx'
import { CaptureActions, useShutter } from '../devices/index.ts'
import { Exceptions } from '../exceptions/index.ts'
import { FingerQualities } from './finger-qualities.tsx'
import type { FingerSlot } from './fingers.ts'
import { PoorNotice } from './poor-notice.tsx'
import { lowestScore } from './quality.ts'
import { ScanView } from './scan-view.tsx'
import { ScannerNotice } from './scanner-notice.tsx'
import { SlotList } from './slot-list.tsx'
import { isPoorSlot, nextSlot, stateOf, takeableOf } from './slot-state.ts'
import { useCapture } from './use-capture.ts'
import './fingerprints.css'

/** The acquisitions that the law asks for, one at a time; main says which of them is still missing or too poor. */
export function FingerprintsStep(props: { readonly sitting: Sitting; readonly pack: PolicyPack }) {
  const { t } = useTexts()
  const { draft, demand, steps } = props.sitting
  const { lowQuality } = props.pack
  const { captures } = draft
  const missing = steps.find(({ id }) => id === 'fingerprints')?.missing ?? []
  const slots = demand.fingerprints
  const { working, failed, take, cancel, discard } = useCapture()
  const [picked, setPicked] = useState<FingerSlot | null>(null)
  const slot = working ?? picked ?? nextSlot(slots, missing) ?? slots[0]
  useShutter(() => {
    if (slot !== undefined && working === null) void takeNow(slot)
  })
  if (slot === undefined) return null
  const captured = captures[slot]
  const takeable = takeableOf(slot, draft)
  const asked = slots.filter((one) => takeableOf(one, draft).length > 0)
  const done = asked.filter((one) => captures[one] !== undefined).length

  async function takeNow(which: FingerSlot) {
    if (await take(which)) setPicked(null)
  }

  return (
    <Panel
      title={t('enrolment:step.fingerprints')}
      lead={t('fingerprints:lead')}
      takesFocus
      actions={
        <CaptureActions
          words={{
            take: captured === undefined ? t('fingerprints:take') : t('fingerprints:takeAgain'),
            cancel: t('fingerprints:cancel'),
            discard: t('fingerprints:discard'),
          }}
          isWorking={working !== null}
          isTaken={captured !== undefined}
          isTakeable={takeable.length > 0}
          onTake={() => void takeNow(slot)}
          onCancel={() => void cancel()}
          onDiscard={() => void discard(slot)}
        />
      }
    >
      <output className="strong">
        {working === null
          ? t('fingerprints:progress', { done, of: asked.length })
          : t('fingerprints:working', { slot: t(`fingerprints:slot.${working}`) })}
      </output>
      <ScannerNotice error={failed?.error ?? null} isWorking={working !== null} />
      {working === null && failed === null && lowQuality !== null && isPoorSlot(slot, missing) ? (
        <PoorNotice key={slot} slot={slot} draft={draft} lowQuality={lowQuality} />
      ) : null}
      <div className="prints">
        <SlotList
          slots={slots.map((one) => ({
            slot: one,
            state: stateOf(one, { draft, missing, working, failed, chosen: slot }),
            score: lowestScore(captures[one]?.fingers ?? []),
          }))}
          chosen={slot}
          isDisabled={working !== null}
          onChoose={setPicked}
        />
        <div className="stack prints-work">
          <h3>{t(`fingerprints:slot.${slot}`)}</h3>
          <p className="soft">{t(`fingerprints:coach.${slot.startsWith('rolled-') ? 'rolled' : 'flat'}`)}</p>
          <ScanView
            slot={slot}
            asked={takeable}
            isWorking={working === slot}
            captureId={captured?.captureId ?? null}
          />
          {working === slot ? null : (
            <FingerQualities fingers={captured?.fingers ?? []} below={lowQuality?.below ?? 0} />
          )}
          {working === null ? <Exceptions sitting={props.sitting} pack={props.pack} of="finger" /> : null}
        </div>
      </div>
    </Panel>
  )
}
