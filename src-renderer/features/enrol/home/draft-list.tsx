import { civilDay, formatMoment } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { useSnapshot } from '../../../store/officer-context.tsx'
import { useNow } from '../../../store/use-now.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { approvalDue } from './approval-due.ts'
import { DraftWaits } from './draft-waits.tsx'

/** Sittings that were put aside or cut off. They belong to the station: any officer may go on. */
export function DraftList(props: {
  readonly isBusy: boolean
  readonly onResume: (applicationId: string) => void
}) {
  const { t } = useTexts()
  const drafts = useSnapshot((snapshot) => snapshot.openDrafts)
  const today = civilDay(useNow())
  const waiting = drafts.map((draft) => ({ ...draft, due: approvalDue(draft, today) }))
  const late = waiting.filter(({ due }) => due?.state === 'late').length
  if (drafts.length === 0) return null
  return (
    <Panel title={t('enrolment:drafts.title')} lead={t('enrolment:drafts.lead')}>
      {late === 0 ? null : (
        <Notice
          tone="bad"
          title={t('look-up:waiting.alarm', { count: late })}
          next={t('look-up:waiting.alarmNext')}
        />
      )}
      <ul className="drafts">
        {waiting.map((draft) => (
          <li key={draft.applicationId} className="draft">
            <span className="draft-words">
              <span className="strong">{draft.label}</span>
              <span className="soft small">
                {t('enrolment:drafts.where', {
                  step: t(`enrolment:step.${draft.current}`),
                  at: formatMoment(draft.openedAt),
                })}
              </span>
              <DraftWaits due={draft.due} />
            </span>
            <Button
              isDisabled={props.isBusy}
              label={t('enrolment:drafts.resumeWhom', { name: draft.label })}
              onPress={() => props.onResume(draft.applicationId)}
            >
              {t('enrolment:drafts.resume')}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
