import { useState } from 'react'
import type { AppError } from '../../../src-main/contract/errors.ts'
import type { Enrolment } from '../../../src-main/contract/records/enrolment.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useIntend } from '../../store/use-intend.ts'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { readFile } from './files.ts'
import { NewPaper, useNewPaper, type Target } from './new-paper.tsx'
import { PaperList } from './paper-list.tsx'
import { paperName } from './paper-name.ts'
import { ScanView } from './scan-view.tsx'
import { useKeepPage } from './use-keep-page.ts'
import './papers.css'

/** Scanned with the camera or chosen as a file; refused in place with the reason, and everything else stays. */
export function PapersPanel(props: { readonly draft: Enrolment }) {
  const { t, locale } = useTexts()
  const { draft } = props
  const paper = useNewPaper()
  const keeping = useKeepPage()
  const { intend, error: intentError, isBusy } = useIntend()
  const [scanning, setScanning] = useState<Target | null>(null)
  const [fileError, setFileError] = useState<AppError | null>(null)
  const error = fileError ?? keeping.error ?? intentError

  async function importFile(file: File) {
    const read = await readFile(file)
    setFileError(read.ok ? null : read.error)
    if (!read.ok) return
    const of = { what: 'paper', ...paper.target } as const
    const takenAt = new Date().toISOString()
    const kept = await keeping.keep({
      of,
      bytes: read.value,
      source: 'file',
      sharpness: null,
      takenAt,
      camera: null,
    })
    if (kept) paper.setNote('')
  }

  return (
    <Panel title={t('record:evidence.title')} lead={t('record:evidence.lead')}>
      <PaperList
        draft={draft}
        isBusy={isBusy}
        onMore={({ paperId, kind, note }) => setScanning({ paperId, kind, note })}
        onRemove={({ paperId }) => void intend({ do: 'remove-paper', paperId })}
      />
      {error === null ? null : <Notice tone="bad" {...describeError(t, error, locale)} />}
      {scanning === null ? (
        <NewPaper
          paper={paper}
          isBusy={keeping.isBusy}
          onScan={() => setScanning(paper.target)}
          onBrowse={() => {
            setFileError(null)
            keeping.clearError()
          }}
          onFile={(file) => void importFile(file)}
        />
      ) : (
        <ScanView
          isPaper
          title={`${t('record:scan.title')}: ${paperName(t, scanning)}`}
          isBusy={keeping.isBusy}
          onClose={() => setScanning(null)}
          onKeep={async (page) => {
            const kept = await keeping.keep({ of: { what: 'paper', ...scanning }, source: 'camera', ...page })
            if (kept) {
              setScanning(null)
              paper.setNote('')
            }
            return kept
          }}
        />
      )}
    </Panel>
  )
}
