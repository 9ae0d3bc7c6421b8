import type { AppError } from '../../../src-main/contract/errors.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'

/** Why a device could not be opened, what to do, and what the technician wants to know. */
export function DeviceFailure({ failure }: { readonly failure: AppError }) {
  const { t, locale } = useTexts()
  const { title, next, detail } = describeError(t, failure, locale)
  const isUntold = failure.code === 'devices/untrusted' && failure.what === 'no-anchors'
  return (
    <>
      <p className="soft small">
        {title}. {isUntold ? t('devices:failure.noAnchors') : next}
      </p>
      <p className="soft small">{detail}</p>
    </>
  )
}
