import { fieldText } from '../../../../src-main/contract/field-text.ts'
import { recordOf } from '../../../../src-main/contract/records/resident.ts'
import type { Enrolment } from '../../../../src-main/contract/records/enrolment.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { Notice } from '../../../ui/notice.tsx'
import { useFieldWords } from '../record/use-field-words.ts'

/** What the registry has otherwise than the extract: the new value stands out, the old one beside it. */
export function DifferingList(props: { readonly draft: Enrolment }) {
  const { t } = useTexts()
  const words = useFieldWords()
  const { lookUp, resident } = props.draft
  const differing = lookUp?.differing ?? []
  const now = recordOf(resident)
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
                {fieldText(field, now[field], words) || t('common:unknown')}
              </strong>
              <span className="soft">
                {t('look-up:differing.before')}: {fieldText(field, before, words) || t('common:unknown')}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </Notice>
  )
}
