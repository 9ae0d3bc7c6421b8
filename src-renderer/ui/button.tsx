import type { ReactNode } from 'react'
import { Button as AriaButton, type PressEvent } from 'react-aria-components'
import { ariaShortcut } from './hot-key.ts'
import { KeyHint } from './key-hint.tsx'
import { useHotKey } from './use-hot-key.ts'
import './button.css'

export interface ButtonProps {
  readonly children: ReactNode
  /** Called by pointer, Enter, Space and the hot key. */
  readonly onPress: (event?: PressEvent) => void
  /** `main` is the one thing to do next; at most one is on a screen. */
  readonly look?: 'main' | 'plain' | 'quiet' | 'danger'
  readonly size?: 'dense' | 'roomy' | 'huge'
  readonly hotKey?: string
  readonly isDisabled?: boolean
  readonly isBusy?: boolean
  readonly type?: 'button' | 'submit'
  /** Replaces the words for a screen reader where the words alone do not say on what it acts. */
  readonly label?: string
}

/** The key is a hint beside the words and no part of the accessible name. */
export function Button(props: ButtonProps) {
  const { look = 'plain', size = 'dense', hotKey, isDisabled = false, isBusy = false } = props
  useHotKey(isDisabled || isBusy ? null : (hotKey ?? null), () => props.onPress())
  return (
    <AriaButton
      className={`button button-${look} button-${size} moves`}
      type={props.type ?? 'button'}
      isDisabled={isDisabled}
      isPending={isBusy}
      onPress={(event) => props.onPress(event)}
      {...(props.label === undefined ? {} : { 'aria-label': props.label })}
      {...(hotKey === undefined ? {} : { 'aria-keyshortcuts': ariaShortcut(hotKey) })}
    >
      <span className="button-words">{props.children}</span>
      {hotKey === undefined ? null : <KeyHint combination={hotKey} />}
    </AriaButton>
  )
}
