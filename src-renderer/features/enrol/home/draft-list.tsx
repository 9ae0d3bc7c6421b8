import { describeError } from '../../../i18n/describe-error.ts'
import { civilDay, formatMoment } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { useSnapshot } from '../../../store/officer-context.tsx'
import { useCall } from '../../../store/use-call.ts'
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
  const { t, locale } = useTexts()
  const drafts = useSnapshot((snapshot) => snapshot.openDrafts)
  const today = civilDay(useNow())
  const waiting = drafts.map((draft) => ({ ...draft, due: approvalDue(draft, today) }))
  const late = waiting.filter(({ due }) => due?.state === 'late').length
  const officerId = useSnapshot((snapshot) => snapshot.officer?.officerId)
  const roster = useSnapshot((snapshot) => snapshot.officers.roster)
  const takeOver = useCall('enrolment.takeOver')
  const nameOf = (id: string) => roster.find((one) => one.officerId === id)?.name ?? id
  const others = drafts.filter(({ holder }) => holder !== officerId).length
  if (drafts.length === 0) return null
  return (
    <Panel
      title={t('enrolment:drafts.title')}
      lead={t('enrolment:drafts.lead')}
      actions={
        others === 0 ? null : (
          <Button isBusy={takeOver.isBusy} onPress={() => void takeOver.run({})}>
            {t('enrolment:drafts.takeOver', { count: others })}
          </Button>
        )
      }
    >
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
                })}{' '}
                {draft.holder === officerId ? null : t('enrolment:drafts.of', { name: nameOf(draft.holder) })}
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
      {takeOver.error === null ? null : <Notice tone="bad" {...describeError(t, takeOver.error, locale)} />}
    </Panel>
  )
}
