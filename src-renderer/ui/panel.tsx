import { useEffect, useRef, type ReactNode } from 'react'
import './panel.css'

/**
 * A part of the screen with its heading. Where `takesFocus` is set the heading takes the focus when the
 * panel appears, so that a screen reader says where the officer is now.
 */
export function Panel(props: {
  readonly title: string
  readonly children: ReactNode
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  readonly level?: 1 | 2
  readonly takesFocus?: boolean
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  const takesFocus = props.takesFocus ?? false
  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [takesFocus])
  const Heading = props.level === 1 ? 'h1' : 'h2'
  return (
    <section className="panel" aria-label={props.title}>
      <header className="panel-head">
        <Heading ref={heading} tabIndex={-1} className="panel-title quiet-focus">
          {props.title}
        </Heading>
        {props.lead === undefined ? null : <div className="panel-lead">{props.lead}</div>}
      </header>
      <div className="panel-body">{props.children}</div>
      {(props.actions ?? null) === null ? null : <footer className="panel-actions">{props.actions}</footer>}
    </section>
  )
}
