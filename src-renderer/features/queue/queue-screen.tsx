import { useState } from 'react'
import { useDatabase } from '../../data/database-context.tsx'
import { useNewestRows } from '../../data/hooks.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { QueueRowLine } from './queue-row-line.tsx'
import { useLabels } from './use-labels.ts'
import './queue.css'

const PAGE = 50

/** Everything that was sealed here, newest first, and where each stands. */
export function QueueScreen() {
  const { t, locale } = useTexts()
  const db = useDatabase()
  const [limit, setLimit] = useState(PAGE)
  const rows = useNewestRows(db, limit)
  const labels = useLabels((rows ?? []).map((row) => row.applicationId))
  const sendNow = useCall('queue.sendNow')

  return (
    <div className="home">
      <Panel
        title={t('queue:title')}
        lead={t('queue:lead')}
        level={1}
        takesFocus
        actions={
          <Button isBusy={sendNow.isBusy} onPress={() => void sendNow.run({})}>
            {t('queue:sendNow')}
          </Button>
        }
      >
        {sendNow.error === null ? null : <Notice tone="bad" {...describeError(t, sendNow.error, locale)} />}
        {rows?.length === 0 ? <p>{t('queue:empty')}</p> : null}
        {rows === undefined || rows.length === 0 ? null : (
          <div className="table-wrap">
            <table className="table" aria-label={t('queue:title')}>
              <thead>
                <tr>
                  <th scope="col">{t('queue:column.application')}</th>
                  <th scope="col">{t('queue:column.state')}</th>
                  <th scope="col">{t('queue:column.confirmed')}</th>
                  <th scope="col">{t('queue:column.why')}</th>
                  <th scope="col">{t('queue:column.at')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <QueueRowLine
                    key={`${row.applicationId}.${row.revision}`}
                    row={row}
                    label={labels[row.applicationId] ?? null}
                  />
                ))}
              </tbody>
            </table>
          </div>
        )}
        {rows?.length === limit ? (
          <div>
            <Button onPress={() => setLimit(limit + PAGE)}>{t('queue:more')}</Button>
          </div>
        ) : null}
      </Panel>
    </div>
  )
}
