import { useEffect, useState } from 'react'
import { useStation } from '../../bridge/station-context.tsx'
import type { StoredRow } from '../../data/schema.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useSnapshot } from '../../store/officer-context.tsx'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ProofOrFailure } from '../prove/index.ts'
import { Timeline } from './timeline.tsx'

interface PurgeProps {
  readonly row: Pick<StoredRow, 'applicationId' | 'journalSeq'>
  readonly onPurged: (applicationId: string) => void
}

/** The end of one application by two persons: there only for a supervisor, and only where main allows it now. */
export function Purge(props: PurgeProps) {
  const station = useStation()
  const isSupervisor = useSnapshot((snapshot) => snapshot.officer?.role === 'supervisor')
  const { applicationId, journalSeq } = props.row
  /** The journalSeq at which main allowed it; the row may have moved on since. */
  const [allowedAt, setAllowedAt] = useState<number | null>(null)
  useEffect(() => {
    let isGone = false
    const ask = async () => {
      const answer = await station.call('retention.mayPurge', { applicationId })
      if (!isGone) setAllowedAt(answer.ok ? journalSeq : null)
    }
    if (isSupervisor) void ask()
    return () => {
      isGone = true
    }
  }, [station, isSupervisor, applicationId, journalSeq])
  return isSupervisor && allowedAt === journalSeq ? <PurgeForm {...props} /> : null
}

/** Says what goes and what stays before it asks for both persons. */
function PurgeForm({ row: { applicationId }, onPurged }: PurgeProps) {
  const { t } = useTexts()
  const [isOpen, setOpen] = useState(false)
  const purging = useCall('retention.purge')
  const purge = async () => {
    if ((await purging.run({ applicationId })) !== null) onPurged(applicationId)
  }
  const keep = () => {
    purging.clearError()
    setOpen(false)
  }
  if (!isOpen)
    return (
      <div>
        <Button look="quiet" onPress={() => setOpen(true)}>
          {t('queue:purge.ask')}
        </Button>
      </div>
    )
  return (
    <>
      <Notice tone="warn" title={t('queue:purge.title')}>
        <p>{t('queue:purge.goes')}</p>
        <p>{t('queue:purge.stays')}</p>
      </Notice>
      <div className="row">
        <Button look="danger" isBusy={purging.isBusy} onPress={() => void purge()}>
          {t('queue:purge.confirm')}
        </Button>
        <Button look="quiet" onPress={keep}>
          {t('queue:purge.keep')}
        </Button>
      </div>
      <ProofOrFailure call="retention.purge" error={purging.error} onProved={() => void purge()} />
    </>
  )
}

/** In the place of the row, which is gone: what became of it, as the journal tells it from now on. */
export function Purged(props: { readonly applicationId: string; readonly onClose: () => void }) {
  const { t } = useTexts()
  const { applicationId } = props
  return (
    <Panel
      title={t('queue:purge.done')}
      lead={t('queue:purge.doneLead', { id: applicationId })}
      takesFocus
      actions={
        <Button look="quiet" onPress={props.onClose}>
          {t('queue:timeline.close')}
        </Button>
      }
    >
      <Timeline row={{ applicationId, journalSeq: 0 }} />
    </Panel>
  )
}
