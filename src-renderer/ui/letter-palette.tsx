import { useEffect, useRef, useState, type RefObject } from 'react'
import { Button, Toolbar } from 'react-aria-components'
import { insertAt } from './insert-at.ts'
import { matches } from './hot-key.ts'
import './letter-palette.css'

export interface PaletteLetters {
  readonly label: string
  readonly letters: readonly string[]
  /** Opens the palette of the field that is being typed in. */
  readonly hotKey: string
  readonly hint: string
}

/**
 * Letters that no keyboard layout has, beside the field. Opening it takes the focus out of the field, which makes the
 * input method finish the syllable it is composing; choosing a letter gives the focus back behind it.
 */
export function LetterPalette(props: {
  readonly palette: PaletteLetters
  readonly input: RefObject<HTMLInputElement | null>
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const { palette, input } = props
  const [isOpen, setIsOpen] = useState(false)
  const caret = useRef<number | null>(null)
  const first = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    const field = input.current
    const listen = (event: KeyboardEvent) => {
      const { key, code, ctrlKey, altKey, shiftKey, metaKey } = event
      // In the middle of a syllable too: that is where a rare letter is missed.
      if (!matches(palette.hotKey, { key, code, ctrlKey, altKey, shiftKey, metaKey, isComposing: false }))
        return
      event.preventDefault()
      setIsOpen(true)
    }
    field?.addEventListener('keydown', listen)
    return () => field?.removeEventListener('keydown', listen)
  }, [input, palette.hotKey])
  useEffect(() => {
    if (isOpen) first.current?.focus()
  }, [isOpen])
  // A new value moves the caret to its end: after that render it is put back where the letter was set.
  useEffect(() => {
    if (caret.current === null) return
    input.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  })

  function close() {
    setIsOpen(false)
    input.current?.focus()
  }
  function choose(letter: string) {
    const { selectionStart, selectionEnd } = input.current ?? { selectionStart: null, selectionEnd: null }
    const next = insertAt(props.value, letter, selectionStart, selectionEnd)
    caret.current = next.caret
    props.onChange(next.text)
    close()
  }

  if (!isOpen) return <span className="palette-hint">{palette.hint}</span>
  return (
    <Toolbar aria-label={palette.label} className="palette">
      {palette.letters.map((letter, i) => (
        <Button
          key={letter}
          className="palette-letter"
          {...(i === 0 ? { ref: first } : {})}
          onPress={() => choose(letter)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return event.continuePropagation()
            // The form's own Escape must not hear it.
            event.preventDefault()
            close()
          }}
        >
          {letter}
        </Button>
      ))}
    </Toolbar>
  )
}
