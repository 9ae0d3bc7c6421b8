import type { AppError } from '../../src-main/contract/errors.ts'
import { describeError } from '../i18n/describe-error.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { Notice } from '../ui/notice.tsx'

/** Before the first snapshot: a word, and the reason if the station does not answer. */
export function Starting(props: { readonly error: AppError | null }) {
  const { t, locale } = useTexts()
  return (
    <main className="starting">
      <h1>{t('common:product')}</h1>
      {props.error === null ? (
        <output>{t('common:starting')}</output>
      ) : (
        <Notice tone="bad" {...describeError(t, props.error, locale)} />
      )}
    </main>
  )
}
