import { formatPartialDate } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { StatusBadge, type Tone } from '../../../ui/status-badge.tsx'
import type { ApprovalDue } from './approval-due.ts'

const tones: Record<ApprovalDue['state'], Tone> = {
  waiting: 'info',
  soon: 'warn',
  late: 'bad',
  refused: 'bad',
  approved: 'good',
}

/** What an application waits for besides an officer. */
export function DraftWaits({ due }: { readonly due: ApprovalDue | null }) {
  const { t } = useTexts()
  if (due === null) return null
  return <StatusBadge tone={tones[due.state]} text={words(due)} />

  function words(of: ApprovalDue): string {
    if (of.state === 'waiting') return t('look-up:waiting.by', { on: formatPartialDate(of.on) })
    if (of.state === 'late' || of.state === 'soon')
      return t(`look-up:waiting.${of.state}`, { count: of.days })
    return t(`look-up:waiting.${of.state}`)
  }
}
