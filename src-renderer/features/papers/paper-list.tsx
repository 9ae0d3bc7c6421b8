import type { Enrolment } from '../../../src-main/contract/records/enrolment.ts'
import type { Page, Paper } from '../../../src-main/contract/records/paper.ts'
import { formatBytes } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { Button } from '../../ui/button.tsx'
import { paperName } from './paper-name.ts'
import { usePageStill } from './use-page-still.ts'

/** The papers of this sitting: their pages, what they prove, more pages, away with them. */
export function PaperList(props: {
  readonly draft: Enrolment
  readonly isBusy: boolean
  readonly onMore: (paper: Paper) => void
  readonly onRemove: (paper: Paper) => void
}) {
  const { t } = useTexts()
  const { draft } = props
  if (draft.papers.length === 0) return <p className="soft">{t('record:evidence.none')}</p>
  return (
    <ul className="papers" aria-label={t('record:evidence.title')}>
      {draft.papers.map((paper) => {
        const name = paperName(t, paper)
        const proven = draft.corrections.filter(({ evidence }) => evidence.includes(paper.paperId))
        const fields = proven.map(({ field }) => t(`fields:label.${field}`)).join(', ')
        return (
          <li key={paper.paperId} className="paper">
            <div className="paper-words">
              <span className="strong">{name}</span>
              <span className="soft small">
                {fields === ''
                  ? t('record:evidence.provesNothing')
                  : t('record:evidence.provesFields', { fields })}
              </span>
            </div>
            <div className="paper-pages">
              {paper.pages.map((page, i) => (
                <PageView key={page.captureId} page={page} number={i + 1} paper={name} />
              ))}
            </div>
            <div className="row">
              <Button
                label={t('record:evidence.morePagesOf', { paper: name })}
                isDisabled={props.isBusy}
                onPress={() => props.onMore(paper)}
              >
                {t('record:evidence.morePages')}
              </Button>
              <Button
                look="quiet"
                label={t('record:evidence.removeWhat', { paper: name })}
                isDisabled={props.isBusy}
                onPress={() => props.onRemove(paper)}
              >
                {t('record:evidence.remove')}
              </Button>
            </div>
          </li>
        )
      })}
    </ul>
  )
}

/** A picture of the page, or in words that it is a PDF, which nobody opens here. */
function PageView(props: { readonly page: Page; readonly number: number; readonly paper: string }) {
  const { t, locale } = useTexts()
  const { page, number, paper } = props
  const isPicture = page.mediaType === 'image/jpeg'
  const url = usePageStill(isPicture ? page.captureId : null)
  if (!isPicture)
    return (
      <p className="paper-pdf small">{t('record:evidence.pdf', { size: formatBytes(page.size, locale) })}</p>
    )
  return url === null ? null : (
    <img className="paper-page" src={url} alt={t('record:evidence.page', { page: number, paper })} />
  )
}
