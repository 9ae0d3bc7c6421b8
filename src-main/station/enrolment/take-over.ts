/** Another officer goes on with the draft: recorded, and nothing else changes, not even the citizen's yes. */
import type { Enrolment } from '../../contract/records/enrolment.ts'
import type { Done } from './events.ts'

/** The officer whose work it is now. */
export const holderOf = ({ openedBy, handovers }: Enrolment): string =>
  handovers.at(-1)?.officerId ?? openedBy

/** More often no draft changes hands within its term; the oldest would go first. */
const MOST = 200

export const takenOver = (draft: Enrolment, by: Done): Enrolment => ({
  ...draft,
  handovers: [...draft.handovers, by].slice(-MOST),
})
