import type { Enrolment } from '../../../../src-main/contract/records/enrolment.ts'
import type { Likeness } from '../../../../src-main/contract/records/look-up.ts'
import { describeError } from '../../../i18n/describe-error.ts'
import { formatDay, formatMoment } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { useIntend } from '../../../store/use-intend.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { useLastPortrait } from './use-last-portrait.ts'

const tones = { like: 'good', unlike: 'bad', 'for-registry': 'info' } as const

/** The last portrait beside the person. `isAsked`: no sample will say who they are, so the officer must. */
export function LastPortrait(props: { readonly draft: Enrolment; readonly isAsked: boolean }) {
  const { t, locale } = useTexts()
  const { draft, isAsked } = props
  const { portrait, picture, again } = useLastPortrait()
  const { intend, error, isBusy } = useIntend()
  const { likeness } = draft
  const judge = (verdict: Likeness['verdict']) => void intend({ do: 'judge-likeness', verdict })
  if (portrait === null && !isAsked && likeness === null) return null

  return (
    <section className="likeness" aria-label={t('look-up:likeness.title')}>
      {picture === null ? null : (
        <img className="likeness-picture" src={picture} alt={t('look-up:likeness.picture')} />
      )}
      <div className="stack likeness-words">
        <h3>{t('look-up:likeness.title')}</h3>
        {isAsked ? <p>{t('look-up:likeness.asked')}</p> : null}
        {portrait === undefined ? <output>{t('look-up:likeness.loading')}</output> : null}
        {portrait === null ? (
          <Notice tone="warn" title={t('look-up:likeness.none')} next={t('look-up:likeness.noneNext')} />
        ) : null}
        {portrait ? (
          <p>
            {t('look-up:likeness.lead')}{' '}
            <span className="soft">{t('look-up:likeness.takenAt', { at: formatDay(portrait.takenAt) })}</span>
          </p>
        ) : null}
        <div className="row">
          {portrait ? (
            <>
              <Button isBusy={isBusy} onPress={() => judge('like')}>
                {t('look-up:likeness.like')}
              </Button>
              <Button isBusy={isBusy} onPress={() => judge('unlike')}>
                {t('look-up:likeness.unlike')}
              </Button>
            </>
          ) : null}
          {portrait === null ? (
            <>
              <Button isBusy={isBusy} onPress={() => judge('for-registry')}>
                {t('look-up:likeness.forRegistry')}
              </Button>
              <Button look="quiet" onPress={again}>
                {t('look-up:likeness.again')}
              </Button>
            </>
          ) : null}
        </div>
        {likeness === null ? null : (
          <Notice
            tone={tones[likeness.verdict]}
            title={t(`look-up:likeness.said.${likeness.verdict}`)}
            {...(likeness.verdict === 'unlike' ? { next: t('look-up:likeness.unlikeNext') } : {})}
            detail={t('look-up:likeness.saidBy', {
              officer: likeness.officerId,
              at: formatMoment(likeness.at),
            })}
          />
        )}
        {error === null ? null : <Notice tone="bad" {...describeError(t, error, locale)} />}
      </div>
    </section>
  )
}
