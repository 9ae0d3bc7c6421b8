import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import type { AppError } from '../../../src-main/contract/errors.ts'
import type { Enrolment } from '../../../src-main/contract/records/enrolment.ts'
import { paperKind, type PaperKind } from '../../../src-main/contract/records/paper.ts'
import { clean, hasHidden } from '../../../src-main/contract/text.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useIntend } from '../../store/use-intend.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { readFile } from './files.ts'
import { PaperList } from './paper-list.tsx'
import { paperName } from './paper-name.ts'
import { ScanView } from './scan-view.tsx'
import { useKeepPage } from './use-keep-page.ts'
import './papers.css'

const LONGEST_NOTE = 120

/** Which paper the next page belongs to; `paperId` null begins one. */
interface Target {
  readonly paperId: string | null
  readonly kind: PaperKind
  readonly note: string
}

/** What the next paper is called, and whether that can be written down. */
function useNewPaper() {
  const { t } = useTexts()
  const [kind, setKind] = useState<PaperKind>('birth-certificate')
  const [note, setNote] = useState('')
  const length = clean(note).length
  const fault = hasHidden(note)
    ? t('record:fault.hidden')
    : length > LONGEST_NOTE
      ? t('record:fault.long', { length, most: LONGEST_NOTE })
      : null
  const target: Target = { paperId: null, kind, note: clean(note) }
  return { kind, setKind, note, setNote, fault, target }
}

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

  async function importFile(file: File | undefined) {
    if (file === undefined) return
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
        <div className="paper-new">
          <Select
            label={t('record:evidence.kind')}
            value={paper.kind}
            options={paperKind.options.map((value) => ({ value, text: t(`record:paperKind.${value}`) }))}
            placeholder={t('common:choose')}
            onChange={paper.setKind}
          />
          <TextField
            label={t('record:evidence.note')}
            value={paper.note}
            onChange={paper.setNote}
            error={paper.fault}
          />
          <div className="row">
            <Button isDisabled={paper.fault !== null} onPress={() => setScanning(paper.target)}>
              {t('record:evidence.scan')}
            </Button>
            <FileTrigger
              acceptedFileTypes={['application/pdf', 'image/jpeg']}
              onSelect={(files) => void importFile(files?.[0])}
            >
              <Button
                isDisabled={paper.fault !== null}
                isBusy={keeping.isBusy}
                onPress={() => {
                  setFileError(null)
                  keeping.clearError()
                }}
              >
                {t('record:evidence.choose')}
              </Button>
            </FileTrigger>
          </div>
          {keeping.isBusy ? <output>{t('record:evidence.busy')}</output> : null}
        </div>
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
