import { z } from 'zod'
import { clean } from '../../../../src-main/contract/text.ts'
import type { Demand } from '../../../../src-main/contract/records/demand.ts'
import type { Enrolment } from '../../../../src-main/contract/records/enrolment.ts'
import { describeError } from '../../../i18n/describe-error.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { useIntend } from '../../../store/use-intend.ts'
import { useTyped } from '../../../store/use-typed.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextField } from '../../../ui/text-field.tsx'

type Paper = Demand['papers'][number]

/** By the paper's id, as typed. */
const details = z.record(z.string(), z.string())

/** The papers that the law asks for; each is noted with what tells it apart from every other. */
export function PaperList(props: { readonly draft: Enrolment; readonly papers: readonly Paper[] }) {
  const { t, locale } = useTexts()
  const { intend, error, isBusy } = useIntend()
  const [typed, type] = useTyped('seen-papers', details)
  if (props.papers.length === 0) return null

  async function note(paper: string, detail: string) {
    if (!(await intend({ do: 'note-paper', paper, detail }))) return
    const { [paper]: _noted, ...others } = typed ?? {}
    type(others)
  }
  return (
    <section className="stack seen-papers" aria-label={t('look-up:papers.title')}>
      <h3>{t('look-up:papers.title')}</h3>
      <p className="soft">{t('look-up:papers.lead')}</p>
      {props.papers.map((paper) => (
        <PaperLine
          key={paper.id}
          paper={paper}
          seen={props.draft.seenPapers.find((one) => one.paper === paper.id)?.detail ?? null}
          text={typed?.[paper.id] ?? ''}
          isBusy={isBusy}
          onType={(text) => type({ ...typed, [paper.id]: text })}
          onNote={(detail) => void note(paper.id, detail)}
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
  readonly text: string
  readonly isBusy: boolean
  readonly onType: (text: string) => void
  readonly onNote: (detail: string) => void
  readonly onWithdraw: () => void
}) {
  const { t, locale } = useTexts()
  const { paper, seen, text, isBusy } = props
  const name = paper.name[locale]
  const detail = clean(text).slice(0, 120)
  return (
    <div className="stack">
      <p className="strong" title={t('look-up:papers.basis', { basis: paper.basis })}>
        {name}
      </p>
      {seen === null ? (
        <div className="seen-paper-note">
          <TextField label={t('look-up:papers.detail')} value={text} onChange={props.onType} />
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
