import type { Sitting } from '../../../../src-main/contract/records/enrolment.ts'
import type { PolicyPack, StepId } from '../../../../src-main/contract/records/policy-pack.ts'
import { FingerprintsStep } from '../../fingerprints/index.ts'
import { IrisStep } from '../../iris/index.ts'
import { MarksStep } from '../../marks/index.ts'
import { PortraitStep } from '../../portrait/index.ts'
import { ReviewStep } from '../../review/index.ts'
import { LookUpPanel } from '../look-up/look-up-panel.tsx'
import { RecordStep } from '../record/record-step.tsx'
import { AdjustmentStep } from './adjustment-step.tsx'
import { ApprovalStep } from './approval-step.tsx'
import { CaseStep } from './case-step.tsx'
import { GuardianStep } from './guardian-step.tsx'
import { SealingStep } from './sealing-step.tsx'

/** One screen per step of the pack. */
export function StepPanel(props: {
  readonly step: StepId
  readonly sitting: Sitting
  readonly pack: PolicyPack
  readonly onShow: (step: StepId) => void
}) {
  const { sitting, pack } = props
  switch (props.step) {
    case 'case':
      return <CaseStep sitting={sitting} pack={pack} />
    case 'record':
      return (
        <>
          <LookUpPanel sitting={sitting} />
          <RecordStep sitting={sitting} pack={pack} />
        </>
      )
    case 'adjustment':
      return <AdjustmentStep sitting={sitting} />
    case 'guardian':
      return <GuardianStep draft={sitting.draft} />
    case 'marks':
      return <MarksStep draft={sitting.draft} />
    case 'fingerprints':
      return <FingerprintsStep sitting={sitting} pack={pack} />
    case 'portrait':
      return <PortraitStep draft={sitting.draft} />
    case 'iris':
      return <IrisStep sitting={sitting} pack={pack} />
    case 'confirmation':
      return <ReviewStep draft={sitting.draft} onCorrect={() => props.onShow('record')} />
    case 'approval':
      return <ApprovalStep sitting={sitting} pack={pack} />
    case 'sealing':
      return <SealingStep sitting={sitting} />
  }
}
