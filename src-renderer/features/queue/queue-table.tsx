import { useRef } from 'react'
import { useDatabase } from '../../data/database-context.tsx'
import { useRowPages } from '../../data/hooks.ts'
import type { RowList } from '../../data/row-group.ts'
import { rowsBetween } from '../../data/row-pages.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { QueueRowLine } from './queue-row-line.tsx'
import { useLabels } from './use-labels.ts'
import { useRowWindow } from './use-row-window.ts'

/** As in queue.css. */
const ROW_REM = 4.5

/** One list, however long: only the rows that can be seen exist, and only their pages are read. */
export function QueueTable(props: {
  readonly list: RowList
  readonly count: number
  readonly chosen: string | null
  readonly onChoose: (applicationId: string) => void
}) {
  const { t } = useTexts()
  const box = useRef<HTMLDivElement>(null)
  const { window, rowHeight } = useRowWindow(box, ROW_REM)
  const pages = useRowPages(useDatabase(), props.list, window.first, window.last)
  const rows = pages === undefined ? [] : rowsBetween(pages, window.first, window.last)
  const labels = useLabels(rows.map((row) => row.applicationId))
  // What was not read yet is as high as it will be, so that the bar says how long the list is.
  const length = pages?.isComplete ? pages.length : Math.max(pages?.length ?? 0, props.count)
  const above = Math.min(window.first, length)
  const below = Math.max(0, length - above - rows.length)
  return (
    <div ref={box} className="table-wrap queue-box" style={{ blockSize: (length + 1) * rowHeight }}>
      <table className="table queue-table" aria-label={t('queue:title')} aria-rowcount={length + 1}>
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
          {above === 0 ? null : <Space height={above * rowHeight} />}
          {rows.map((row, index) => (
            <QueueRowLine
              key={`${row.applicationId}.${row.revision}`}
              row={row}
              place={above + index + 2}
              label={labels[row.applicationId] ?? null}
              isChosen={props.chosen === row.applicationId}
              onChoose={props.onChoose}
            />
          ))}
          {below === 0 ? null : <Space height={below * rowHeight} />}
        </tbody>
      </table>
    </div>
  )
}

function Space(props: { readonly height: number }) {
  return <tr aria-hidden="true" style={{ height: props.height }} />
}
