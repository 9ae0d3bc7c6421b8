import type { StoredRow } from '../../data/schema.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Holdings } from './holdings.tsx'
import { MendReturned } from './mend-returned.tsx'
import { Purge } from './purge.tsx'
import { nextWords, reasonText } from './row-words.ts'
import { Timeline } from './timeline.tsx'

/** One application: what happened to it, and what is to be done where it cannot go on by itself. */
export function ApplicationDetails(props: {
  readonly row: StoredRow
  readonly onClose: () => void
  readonly onPurged: (applicationId: string) => void
  /** A returned one lies before the officer again. */
  readonly onMend: () => void
}) {
  const { t, locale } = useTexts()
  const { row } = props
  const again = useCall('queue.sendAgain')
  const { applicationId } = row
  return (
    <Panel
      title={t('queue:timeline.title')}
      lead={applicationId}
      takesFocus
      actions={
        <>
          {row.state === 'parked' && row.quarantined === 0 ? (
            <Button isBusy={again.isBusy} onPress={() => void again.run({ applicationId })}>
              {t('queue:sendAgain')}
            </Button>
          ) : null}
          <Button look="quiet" onPress={props.onClose}>
            {t('queue:timeline.close')}
          </Button>
        </>
      }
    >
      {row.group === 'attention' ? (
        <Notice
          tone={row.state === 'returned' ? 'warn' : 'bad'}
          title={reasonText(t, row) ?? t(`queue:state.${row.state}`)}
          next={
            nextWords(t, row.reason) ??
            t(row.state === 'returned' ? 'queue:returnedNext' : 'queue:parkedNext')
          }
        />
      ) : null}
      {again.error === null ? null : <Notice tone="bad" {...describeError(t, again.error, locale)} />}
      {row.origin === null ? null : <p>{t('queue:carried', { station: row.origin })}</p>}
      <MendReturned row={row} onMend={props.onMend} />
      <Timeline row={row} />
      <Holdings applicationId={applicationId} />
      <Purge row={row} onPurged={props.onPurged} />
    </Panel>
  )
}
