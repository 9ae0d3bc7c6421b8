/** A link to a device behind its maker's library, which runs in a helper process of its own. */
export interface LibraryLink {
  readonly speaks: 'library'
  readonly onGone: (fn: () => void) => void
  readonly close: () => void
}
