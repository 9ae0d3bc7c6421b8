import { useState } from 'react'
import type { Sitting } from '../../../../src-main/contract/records/enrolment.ts'
import type { PolicyPack, StepId } from '../../../../src-main/contract/records/policy-pack.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { StepList } from '../../../ui/step-list.tsx'
import { ConflictNotice } from './conflict-notice.tsx'
import { waivedText } from './missing-text.ts'
import { ReturnedNotice } from './returned-notice.tsx'
import { SittingSide } from './sitting-side.tsx'
import { StepPanel } from './step-panel.tsx'

/**
 * One citizen's sitting: the whole way at the left, one thing to do at the right. The screen follows main
 * to the next open step; an officer may look at any other step and is taken along again when main moves.
 */
export function SittingScreen(props: { readonly sitting: Sitting; readonly pack: PolicyPack }) {
  const { t } = useTexts()
  const { sitting, pack } = props
  const [looked, setLooked] = useState<{ readonly at: StepId; readonly since: StepId } | null>(null)
  const wanted = looked !== null && looked.since === sitting.current ? looked.at : sitting.current
  // Another case may not have the step that was looked at.
  const shown = sitting.steps.some(({ id }) => id === wanted) ? wanted : sitting.current

  const look = (at: StepId) => setLooked({ at, since: sitting.current })

  function noteOf(step: Sitting['steps'][number]): string {
    const why = step.waived.map((code) => waivedText(t, code))
    if (step.id === sitting.draft.returned?.step) why.unshift(t('enrolment:returned.named'))
    if (step.status === 'done') return [t('enrolment:status.done'), ...why].join('. ')
    const count = step.missing.length
    const what = count > 1 ? t('enrolment:status.missing', { count }) : t(`enrolment:status.${step.status}`)
    return [step.id === 'sealing' ? t(`enrolment:status.${step.status}`) : what, ...why].join('. ')
  }

  return (
    <div className="sitting">
      <aside className="sitting-side" aria-label={t('enrolment:side')}>
        <SittingSide sitting={sitting} />
        <StepList
          label={t('enrolment:steps')}
          shown={shown}
          onShow={look}
          steps={sitting.steps.map((step) => ({
            id: step.id,
            text: t(`enrolment:step.${step.id}`),
            note: noteOf(step),
            mark: step.status,
          }))}
        />
      </aside>
      <div className="sitting-main">
        <ReturnedNotice returned={sitting.draft.returned} />
        <ConflictNotice sitting={sitting} pack={pack} onShow={look} />
        <StepPanel key={shown} step={shown} sitting={sitting} pack={pack} onShow={look} />
      </div>
    </div>
  )
}
