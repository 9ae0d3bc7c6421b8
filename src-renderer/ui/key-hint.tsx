import './key-hint.css'

/**
 * A key. Beside a button it is hidden from screen readers, which read `aria-keyshortcuts` instead; in a
 * list of keys it `isRead`.
 */
export function KeyHint(props: { readonly combination: string; readonly isRead?: boolean }) {
  return (
    <kbd className="key-hint" aria-hidden={props.isRead !== true}>
      {props.combination === 'Escape' ? 'Esc' : props.combination}
    </kbd>
  )
}
