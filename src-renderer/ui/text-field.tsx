import { useEffect, useRef, type RefObject } from 'react'
import { FieldError, Input, Label, Text, TextField as AriaTextField } from 'react-aria-components'
import './field.css'
import { LetterPalette, type PaletteLetters } from './letter-palette.tsx'

export interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string
  readonly error?: string | null
  readonly type?: 'text' | 'password' | 'url'
  readonly inputMode?: 'text' | 'numeric'
  /** Takes the focus when it appears: only where typing is the next thing to do. */
  readonly startsFocused?: boolean
  readonly isDisabled?: boolean
  readonly width?: 'full' | 'short'
  readonly inputRef?: RefObject<HTMLInputElement | null>
  readonly palette?: PaletteLetters
}

/** No `maxLength`: cutting a text in the middle of a composed syllable breaks Vietnamese input. */
export function TextField(props: TextFieldProps) {
  const error = props.error ?? null
  const own = useRef<HTMLInputElement>(null)
  const input = props.inputRef ?? own
  const startsFocused = props.startsFocused ?? false
  useEffect(() => {
    if (startsFocused) input.current?.focus()
  }, [startsFocused, input])
  return (
    <AriaTextField
      className={`field field-${props.width ?? 'full'}`}
      value={props.value}
      onChange={props.onChange}
      type={props.type ?? 'text'}
      isInvalid={error !== null}
      isDisabled={props.isDisabled ?? false}
      autoComplete="off"
    >
      <Label className="field-label">{props.label}</Label>
      {props.hint === undefined ? null : (
        <Text slot="description" className="field-hint">
          {props.hint}
        </Text>
      )}
      <Input className="field-input" spellCheck="false" inputMode={props.inputMode ?? 'text'} ref={input} />
      {props.palette === undefined ? null : (
        <LetterPalette palette={props.palette} input={input} value={props.value} onChange={props.onChange} />
      )}
      <FieldError className="field-error">{error}</FieldError>
    </AriaTextField>
  )
}
