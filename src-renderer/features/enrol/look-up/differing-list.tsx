import type { Enrolment } from '../../../../src-main/contract/records/enrolment.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { Notice } from '../../../ui/notice.tsx'
import { valueText } from '../record/field-value.ts'

/** What the registry has otherwise than the extract: the new value stands out, the old one beside it. */
export function DifferingList(props: { readonly draft: Enrolment }) {
  const { t, locale } = useTexts()
  const { lookUp, resident } = props.draft
  const differing = lookUp?.differing ?? []
  if (differing.length === 0) return null
  return (
    <Notice
      tone="warn"
      title={t('look-up:differing.title', { count: differing.length })}
      next={t('look-up:differing.next')}
    >
      <dl className="differing">
        {differing.map(({ field, before }) => (
          <div key={field}>
            <dt>{t(`fields:label.${field}`)}</dt>
            <dd>
              <strong className="differing-now">
                {valueText(field, resident.fields[field], locale) || t('common:unknown')}
              </strong>
              <span className="soft">
                {t('look-up:differing.before')}: {valueText(field, before, locale) || t('common:unknown')}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </Notice>
  )
}
