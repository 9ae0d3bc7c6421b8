import { useEffect, useRef, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { useTexts } from '../../i18n/use-texts.ts'
import { Button } from '../../ui/button.tsx'
import './print-sheet.css'

/** A sheet of paper on the screen: printed alone, without anything of the window around it. */
export function PrintSheet(props: {
  readonly title: string
  readonly lead?: string
  readonly children: ReactNode
  readonly onClose: () => void
}) {
  const { t } = useTexts()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return createPortal(
    <section className="print-sheet" aria-label={props.title}>
      <h1 ref={heading} tabIndex={-1} className="quiet-focus">
        {props.title}
      </h1>
      {props.lead === undefined ? null : <p>{props.lead}</p>}
      {props.children}
      <div className="print-actions row">
        <Button look="main" onPress={() => window.print()}>
          {t('queue:print')}
        </Button>
        <Button onPress={props.onClose}>{t('queue:timeline.close')}</Button>
      </div>
    </section>,
    document.body,
  )
}
