import { useEffect, useState } from 'react'
import type { CallOutput } from '../../../src-main/contract/calls/index.ts'
import type { TimelineStep } from '../../../src-main/contract/records/queue.ts'
import type { AppError } from '../../../src-main/contract/errors.ts'
import { useStation } from '../../bridge/station-context.tsx'
import type { StoredRow } from '../../data/schema.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { formatMoment } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { Notice } from '../../ui/notice.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { reasonWords, tones } from './row-words.ts'

/** What main told, when the row stood there. */
type Told = CallOutput<'queue.timeline'> & { readonly journalSeq: number }

/** What one application went through, told by main's journal; asked again whenever its row changes. */
export function Timeline(props: { readonly row: Pick<StoredRow, 'applicationId' | 'journalSeq'> }) {
  const { t, locale } = useTexts()
  const station = useStation()
  const { applicationId, journalSeq } = props.row
  const [told, setTold] = useState<Told | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  useEffect(() => {
    let isGone = false
    const ask = async () => {
      const answer = await station.call('queue.timeline', { applicationId })
      if (isGone) return
      if (answer.ok) setTold({ ...answer.value, journalSeq })
      setError(answer.ok ? null : answer.error)
    }
    void ask()
    return () => {
      isGone = true
    }
  }, [station, applicationId, journalSeq])
  if (error !== null) return <Notice tone="bad" {...describeError(t, error, locale)} />
  if (told === null) return null
  return (
    <>
      <ol className="timeline" aria-label={t('queue:timeline.title')}>
        {told.steps.map((step) => (
          <Step key={`${step.revision}.${step.state}.${step.at}`} step={step} />
        ))}
      </ol>
      {told.receipt === null ? null : (
        <p className="soft small">
          {t('queue:timeline.receipt', { seq: told.receipt.seq, at: formatMoment(told.receipt.receivedAt) })}
        </p>
      )}
    </>
  )
}

function Step(props: { readonly step: TimelineStep }) {
  const { t } = useTexts()
  const { state, at, reason, revision } = props.step
  return (
    <li className="timeline-step">
      <time className="soft small" dateTime={at}>
        {formatMoment(at)}
      </time>
      <StatusBadge tone={tones[state]} text={t(`queue:step.${state}`)} />
      {revision > 1 ? <span className="soft small">{t('queue:revision', { revision })}</span> : null}
      {reason === null ? null : <span>{reasonWords(t, reason)}</span>}
    </li>
  )
}
