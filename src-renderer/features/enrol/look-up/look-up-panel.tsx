import type { Sitting } from '../../../../src-main/contract/records/enrolment.ts'
import { AbsenceNotice } from './absence-notice.tsx'
import { DifferingList } from './differing-list.tsx'
import { LastPortrait } from './last-portrait.tsx'
import { OriginNotice } from './origin-notice.tsx'
import { PaperList } from './paper-list.tsx'
import './look-up.css'

/** Before the record is read: where it came from, what is new in it, whether this is the person, and what papers prove. */
export function LookUpPanel(props: { readonly sitting: Sitting }) {
  const { draft, demand } = props.sitting
  return (
    <div className="look-up-panel">
      <OriginNotice draft={draft} />
      <DifferingList draft={draft} />
      <AbsenceNotice draft={draft} />
      <LastPortrait key={draft.applicationId} draft={draft} isAsked={demand.likeness} />
      <PaperList draft={draft} papers={demand.papers} />
    </div>
  )
}
