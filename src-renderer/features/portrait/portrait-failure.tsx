import type { AppError } from '../../../src-main/contract/errors.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

/** What went wrong, in words; a camera that failed can be opened again from here. */
export function PortraitFailure(props: {
  readonly error: AppError | null
  readonly onOpenAgain: (() => void) | null
}) {
  const { t, locale } = useTexts()
  const { error, onOpenAgain } = props
  if (error === null) return null
  return (
    <Notice tone="bad" {...describeError(t, error, locale)}>
      {onOpenAgain === null ? null : (
        <div className="row">
          <Button onPress={onOpenAgain}>{t('portrait:tryAgain')}</Button>
        </div>
      )}
    </Notice>
  )
}
