import { useState } from 'react'
import { useDatabase } from '../../data/database-context.tsx'
import { useCounters, useRow } from '../../data/hooks.ts'
import { countIn, rowGroups, type RowList } from '../../data/row-group.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { formatNumber } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ApplicationDetails } from './application-details.tsx'
import { DiskPanel } from './disk-panel.tsx'
import { OldestWaiting } from './oldest-waiting.tsx'
import { Purged } from './purge.tsx'
import { QueueTable } from './queue-table.tsx'
import './queue.css'

const lists: readonly RowList[] = ['all', ...rowGroups]

/** Everything that was sealed here, newest first, and where each stands. */
export function QueueScreen(props: { readonly onSitting: () => void }) {
  const { t, locale } = useTexts()
  const db = useDatabase()
  const counters = useCounters(db) ?? {}
  const [list, setList] = useState<RowList>('all')
  const [chosen, setChosen] = useState<string | null>(null)
  /** What two persons erased just now: its row goes by itself. */
  const [purged, setPurged] = useState<string | null>(null)
  const row = useRow(db, chosen)
  const sendNow = useCall('queue.sendNow')
  const count = countIn(list, counters)
  const choose = (id: string) => setChosen((before) => (before === id ? null : id))

  return (
    <div className="home queue-screen">
      <Panel title={t('queue:title')} lead={t('queue:lead')} level={1} takesFocus>
        <OldestWaiting />
        <div>
          <Button isBusy={sendNow.isBusy} onPress={() => void sendNow.run({})}>
            {t('queue:sendNow')}
          </Button>
        </div>
        {sendNow.error === null ? null : <Notice tone="bad" {...describeError(t, sendNow.error, locale)} />}
        <Choices
          label={t('queue:show')}
          value={list}
          direction="row"
          options={lists.map((value) => ({
            value,
            text: t(`queue:list.${value}`, { number: formatNumber(countIn(value, counters), locale) }),
          }))}
          onChange={setList}
        />
        {count === 0 ? <p>{t(list === 'all' ? 'queue:empty' : 'queue:nothingHere')}</p> : null}
        {count === 0 ? null : (
          <QueueTable key={list} list={list} count={count} chosen={chosen} onChoose={choose} />
        )}
      </Panel>
      {row === null || row === undefined || row.applicationId === purged ? null : (
        <ApplicationDetails
          key={row.applicationId}
          row={row}
          onClose={() => setChosen(null)}
          onPurged={setPurged}
          onMend={props.onSitting}
        />
      )}
      {purged === null ? null : (
        <Purged key={purged} applicationId={purged} onClose={() => setPurged(null)} />
      )}
      <DiskPanel />
    </div>
  )
}
