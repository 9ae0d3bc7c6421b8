import { useState } from 'react'
import { clean } from '../../../../src-main/contract/text.ts'
import type { Demand } from '../../../../src-main/contract/records/demand.ts'
import type { Enrolment } from '../../../../src-main/contract/records/enrolment.ts'
import { describeError } from '../../../i18n/describe-error.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { useIntend } from '../../../store/use-intend.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextField } from '../../../ui/text-field.tsx'

type Paper = Demand['papers'][number]

/** The papers that the law asks for; each is noted with what tells it apart from every other. */
export function PaperList(props: { readonly draft: Enrolment; readonly papers: readonly Paper[] }) {
  const { t, locale } = useTexts()
  const { intend, error, isBusy } = useIntend()
  if (props.papers.length === 0) return null
  return (
    <section className="stack seen-papers" aria-label={t('look-up:papers.title')}>
      <h3>{t('look-up:papers.title')}</h3>
      <p className="soft">{t('look-up:papers.lead')}</p>
      {props.papers.map((paper) => (
        <PaperLine
          key={paper.id}
          paper={paper}
          seen={props.draft.seenPapers.find((one) => one.paper === paper.id)?.detail ?? null}
          isBusy={isBusy}
          onNote={(detail) => void intend({ do: 'note-paper', paper: paper.id, detail })}
          onWithdraw={() => void intend({ do: 'withdraw-paper', paper: paper.id })}
        />
      ))}
      {error === null ? null : <Notice tone="bad" {...describeError(t, error, locale)} />}
    </section>
  )
}

function PaperLine(props: {
  readonly paper: Paper
  readonly seen: string | null
  readonly isBusy: boolean
  readonly onNote: (detail: string) => void
  readonly onWithdraw: () => void
}) {
  const { t, locale } = useTexts()
  const { paper, seen, isBusy } = props
  const [text, setText] = useState('')
  const name = paper.name[locale]
  const detail = clean(text).slice(0, 120)
  return (
    <div className="stack">
      <p className="strong" title={t('look-up:papers.basis', { basis: paper.basis })}>
        {name}
      </p>
      {seen === null ? (
        <div className="seen-paper-note">
          <TextField label={t('look-up:papers.detail')} value={text} onChange={setText} />
          <Button
            label={t('look-up:papers.noteWhich', { paper: name })}
            isDisabled={detail === ''}
            isBusy={isBusy}
            onPress={() => props.onNote(detail)}
          >
            {t('look-up:papers.note')}
          </Button>
        </div>
      ) : (
        <div className="row">
          <span>{t('look-up:papers.seen', { detail: seen })}</span>
          <Button
            look="quiet"
            label={t('look-up:papers.withdrawWhich', { paper: name })}
            isBusy={isBusy}
            onPress={props.onWithdraw}
          >
            {t('look-up:papers.withdraw')}
          </Button>
        </div>
      )}
    </div>
  )
}
