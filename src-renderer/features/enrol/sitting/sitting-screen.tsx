import { useState } from 'react'
import type { Sitting } from '../../../../src-main/contract/records/enrolment.ts'
import type { PolicyPack, StepId } from '../../../../src-main/contract/records/policy-pack.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { StepList } from '../../../ui/step-list.tsx'
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
  const shown = looked !== null && looked.since === sitting.current ? looked.at : sitting.current

  function noteOf(step: Sitting['steps'][number]): string {
    if (step.status === 'done') return t('enrolment:status.done')
    if (step.id === 'sealing') return t(`enrolment:status.${step.status}`)
    const texts =
      step.missing.length > 1 ? t('enrolment:status.missing', { count: step.missing.length }) : null
    return texts ?? t(`enrolment:status.${step.status}`)
  }

  return (
    <div className="sitting">
      <aside className="sitting-side" aria-label={t('enrolment:side')}>
        <SittingSide draft={sitting.draft} />
        <StepList
          label={t('enrolment:steps')}
          shown={shown}
          onShow={(at) => setLooked({ at, since: sitting.current })}
          steps={sitting.steps.map((step) => ({
            id: step.id,
            text: t(`enrolment:step.${step.id}`),
            note: noteOf(step),
            mark: step.status,
          }))}
        />
      </aside>
      <div className="sitting-main">
        <StepPanel
          key={shown}
          step={shown}
          sitting={sitting}
          pack={pack}
          onShow={(at) => setLooked({ at, since: sitting.current })}
        />
      </div>
    </div>
  )
}
