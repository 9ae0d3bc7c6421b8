import { useEffect, useState } from 'react'
import type { CallOutput } from '../../../src-main/contract/calls/index.ts'
import { useStation } from '../../bridge/station-context.tsx'
import { describeError } from '../../i18n/describe-error.ts'
import { formatBytes } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ProofOrFailure } from '../prove/index.ts'
import { InventorySheet } from './inventory-sheet.tsx'

type Places = CallOutput<'transfer.places'>['places']
type Exported = CallOutput<'transfer.export'>

/** No link for long: sealed files out to a removable disk, and in from one. */
export function DiskPanel() {
  const { t, locale } = useTexts()
  const station = useStation()
  const exporting = useCall('transfer.export')
  const importing = useCall('transfer.import')
  const [places, setPlaces] = useState<Places>([])
  const [folder, setFolder] = useState('')
  const [ofStation, setOfStation] = useState('')
  const [exported, setExported] = useState<Exported | null>(null)
  const [imported, setImported] = useState<CallOutput<'transfer.import'> | null>(null)
  useEffect(() => {
    void station.call('transfer.places', {}).then((answer) => answer.ok && setPlaces(answer.value.places))
  }, [station])

  const exportAll = async () => {
    const answer = await exporting.run({ folder: folder.trim() })
    setExported(answer === null ? null : answer.value)
  }
  const importAll = async () => {
    const stationId = ofStation.trim() === '' ? null : ofStation.trim()
    const answer = await importing.run({ folder: folder.trim(), stationId })
    setImported(answer === null ? null : answer.value)
  }
  return (
    <Panel
      title={t('queue:disk.title')}
      lead={t('queue:disk.lead')}
      actions={
        <>
          <Button
            isBusy={exporting.isBusy}
            isDisabled={folder.trim() === ''}
            onPress={() => void exportAll()}
          >
            {t('queue:disk.export')}
          </Button>
          <Button
            isBusy={importing.isBusy}
            isDisabled={folder.trim() === ''}
            onPress={() => void importAll()}
          >
            {t('queue:disk.import')}
          </Button>
        </>
      }
    >
      <div className="row">
        {places.map((place) => (
          <Button key={place.folder} look="quiet" onPress={() => setFolder(place.folder)}>
            {t('queue:disk.place', { folder: place.folder, free: formatBytes(place.freeBytes, locale) })}
          </Button>
        ))}
      </div>
      <TextField
        label={t('queue:disk.folder')}
        hint={t('queue:disk.folderHint')}
        value={folder}
        onChange={setFolder}
      />
      <TextField
        label={t('queue:disk.station')}
        hint={t('queue:disk.stationHint')}
        value={ofStation}
        onChange={setOfStation}
        width="short"
      />
      <ProofOrFailure call="transfer.export" error={exporting.error} onProved={() => void exportAll()} />
      {importing.error === null ? null : <Notice tone="bad" {...describeError(t, importing.error, locale)} />}
      {imported === null ? null : <ImportNotice imported={imported} />}
      {exported === null ? null : <InventorySheet exported={exported} onClose={() => setExported(null)} />}
    </Panel>
  )
}

function ImportNotice(props: { readonly imported: CallOutput<'transfer.import'> }) {
  const { t } = useTexts()
  const { taken, known, refused, stationId } = props.imported
  return (
    <Notice
      tone={refused.length === 0 ? 'good' : 'warn'}
      title={t('queue:disk.imported', { count: taken, known, station: stationId })}
    >
      {refused.map(({ file, reason }) => (
        <p key={file}>
          {t(`queue:disk.refused.${reason}`)} {file}
        </p>
      ))}
    </Notice>
  )
}
