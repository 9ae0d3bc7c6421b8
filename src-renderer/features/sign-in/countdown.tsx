import { useEffect, useState } from 'react'
import { formatSpan } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'

/** How long the account is still locked; says when it no longer is. */
export function Countdown(props: { readonly untilMs: number }) {
  const { t } = useTexts()
  const [leftMs, setLeft] = useState(() => props.untilMs - Date.now())
  useEffect(() => {
    const timer = setInterval(() => setLeft(props.untilMs - Date.now()), 500)
    return () => clearInterval(timer)
  }, [props.untilMs])
  return (
    // Read aloud every second it would only disturb.
    <p role="timer" aria-live="off" className="strong">
      {leftMs > 0 ? t('sign-in:wait', { span: formatSpan(leftMs) }) : t('sign-in:waited')}
    </p>
  )
}
