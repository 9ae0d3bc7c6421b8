import { FileTrigger } from 'react-aria-components'
import { z } from 'zod'
import { paperKind, type PaperKind } from '../../../src-main/contract/records/paper.ts'
import { clean, hasHidden } from '../../../src-main/contract/text.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { keyMap } from '../../store/key-map.ts'
import { useTyped } from '../../store/use-typed.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'

const LONGEST_NOTE = 120

const form = z.object({ kind: paperKind, note: z.string() })

/** Which paper the next page belongs to; `paperId` null begins one. */
export interface Target {
  readonly paperId: string | null
  readonly kind: PaperKind
  readonly note: string
}

/** What the next paper is called, and whether that can be written down. */
export function useNewPaper() {
  const { t } = useTexts()
  const [typed, type] = useTyped('paper', form)
  const now = typed ?? { kind: 'birth-certificate', note: '' }
  const { kind, note } = now
  const length = clean(note).length
  const fault = hasHidden(note)
    ? t('record:fault.hidden')
    : length > LONGEST_NOTE
      ? t('record:fault.long', { length, most: LONGEST_NOTE })
      : null
  const target: Target = { paperId: null, kind, note: clean(note) }
  const setKind = (next: PaperKind) => type({ ...now, kind: next })
  const setNote = (next: string) => type({ ...now, note: next })
  return { kind, setKind, note, setNote, fault, target }
}

/** What it is, what is written on it, and the two ways to bring it in. */
export function NewPaper(props: {
  readonly paper: ReturnType<typeof useNewPaper>
  readonly isBusy: boolean
  readonly onScan: () => void
  /** The officer opens the list of files. */
  readonly onBrowse: () => void
  readonly onFile: (file: File) => void
}) {
  const { t } = useTexts()
  const { paper, isBusy } = props
  return (
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
        <Button hotKey={keyMap.scanPaper} isDisabled={paper.fault !== null} onPress={props.onScan}>
          {t('record:evidence.scan')}
        </Button>
        <FileTrigger
          acceptedFileTypes={['application/pdf', 'image/jpeg']}
          onSelect={(files) => {
            const [file] = files ?? []
            if (file !== undefined) props.onFile(file)
          }}
        >
          <Button isDisabled={paper.fault !== null} isBusy={isBusy} onPress={props.onBrowse}>
            {t('record:evidence.choose')}
          </Button>
        </FileTrigger>
      </div>
      {isBusy ? <output>{t('record:evidence.busy')}</output> : null}
    </div>
  )
}
