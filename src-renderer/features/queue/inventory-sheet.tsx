import type { CallOutput } from '../../../src-main/contract/calls/index.ts'
import { formatBytes, formatMoment } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { PrintSheet } from './print-sheet.tsx'

/** What is on the disk, to be printed, signed and carried along: ids, sizes and hashes, no names. */
export function InventorySheet(props: {
  readonly exported: CallOutput<'transfer.export'>
  readonly onClose: () => void
}) {
  const { t, locale } = useTexts()
  const { folder, written, manifest } = props.exported
  const lead = t('queue:inventory.lead', {
    station: manifest.stationId,
    at: formatMoment(manifest.at),
    count: manifest.files.length,
    written,
    folder,
  })
  return (
    <PrintSheet title={t('queue:inventory.title')} lead={lead} onClose={props.onClose}>
      <table className="sheet-table">
        <thead>
          <tr>
            <th scope="col">{t('queue:inventory.number')}</th>
            <th scope="col">{t('queue:column.application')}</th>
            <th scope="col">{t('queue:inventory.size')}</th>
            <th scope="col">{t('queue:inventory.hash')}</th>
          </tr>
        </thead>
        <tbody>
          {manifest.files.map(({ applicationId, revision, size, sha256 }, index) => (
            <tr key={`${applicationId}.${revision}`}>
              <td>{index + 1}</td>
              <td>
                {applicationId}.{revision}
              </td>
              <td>{formatBytes(size, locale)}</td>
              <td>{sha256}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('queue:inventory.signatures')}</p>
    </PrintSheet>
  )
}
