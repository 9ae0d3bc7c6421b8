import { useEffect, useRef } from 'react'

/** Takes the focus when its page comes up, so that a screen reader reads the new page from its top. */
export function PageTitle(props: { readonly title: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <h1 ref={heading} tabIndex={-1} className="citizen-title quiet-focus">
      {props.title}
    </h1>
  )
}
