import { useEffect, useRef } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import type { ResidentHit } from '../../../../src-main/contract/calls/residents.ts'
import { fullName } from '../../../../src-main/contract/records/resident.ts'
import { codeName } from '../../../i18n/code-names.ts'
import { formatMoment, formatPartialDate } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { Panel } from '../../../ui/panel.tsx'
import { distinctColumns, hitColumns, hitText, type HitColumn } from './distinct-columns.ts'

const labels = {
  name: 'fields:label.fullNameBirth',
  dateOfBirth: 'fields:label.dateOfBirth',
  gender: 'fields:label.gender',
  hometown: 'fields:label.hometown',
  father: 'fields:label.father',
  mother: 'fields:label.mother',
  personalNumber: 'fields:label.personalNumber',
  oldIdNumber: 'fields:label.oldIdNumber',
} as const

/** Arrow keys move, Enter opens. What differs between people of one name stands out. */
export function HitList(props: {
  readonly hits: readonly ResidentHit[]
  readonly total: number
  readonly asOf: string
  readonly from: 'extract' | 'registry'
  readonly isBusy: boolean
  readonly onChoose: (hit: ResidentHit) => void
}) {
  const { t, locale } = useTexts()
  const { hits } = props
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // After the focus has come to the first hit: what was typed has done its work, and the list takes the window's height.
    const frame = requestAnimationFrame(() => {
      top.current?.scrollIntoView({ block: 'start' })
    })
    return () => cancelAnimationFrame(frame)
  }, [])

  function shown(hit: ResidentHit, column: HitColumn): string {
    const text = hitText(hit, column)
    if (text === '') return t('common:unknown')
    if (column === 'dateOfBirth') return formatPartialDate(text)
    return column === 'gender' ? codeName('gender', text, locale) : text
  }

  return (
    <div ref={top}>
      <Panel
        title={t('enrolment:hits.title', { count: props.total })}
        lead={t(props.from === 'extract' ? 'enrolment:hits.lead' : 'look-up:hits.fromRegistry', {
          asOf: formatMoment(props.asOf),
        })}
      >
        <div className="hits-box">
          <div className="hits-head" aria-hidden="true">
            {hitColumns.map((column) => (
              <span key={column}>{t(labels[column])}</span>
            ))}
          </div>
          <ListBox
            // The look-up field has done its work: the first hit takes the focus, and Enter opens it.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus="first"
            aria-label={t('enrolment:hits.list')}
            className="hits"
            selectionMode="none"
            onAction={(key) => {
              const hit = hits.find((one) => one.personalNumber === key)
              if (hit !== undefined && !props.isBusy) props.onChoose(hit)
            }}
          >
            {hits.map((hit) => {
              const distinct = distinctColumns(hit, hits)
              return (
                <ListBoxItem
                  key={hit.personalNumber}
                  id={hit.personalNumber}
                  textValue={fullName(hit.name)}
                  className="hit"
                >
                  {hitColumns.map((column) => (
                    <span key={column} className={`hit-cell hit-${column}`}>
                      <span className="hit-label">{t(labels[column])}</span>
                      <span className={distinct.has(column) ? 'hit-distinct' : ''}>{shown(hit, column)}</span>
                    </span>
                  ))}
                </ListBoxItem>
              )
            })}
          </ListBox>
        </div>
      </Panel>
    </div>
  )
}
