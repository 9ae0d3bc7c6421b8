/** An address of today as its two parts: house and street in words, and a commune of the list. */
import type { Commune } from './communes.ts'

export interface Place {
  /** The whole address. */
  readonly text: string
  readonly unitCode: string | null
}

const gap = ', '

/** What stands before the commune; all of it where the text does not end with the commune's name. */
export function splitPlace({ text }: Place, commune: Commune | undefined): string {
  if (commune === undefined) return text
  if (text === commune.text) return ''
  return text.endsWith(gap + commune.text) ? text.slice(0, -(gap + commune.text).length) : text
}

export function joinPlace(street: string, commune: Commune | undefined): Place {
  const text = [street, commune?.text ?? ''].filter((part) => part.trim() !== '').join(gap)
  return { text, unitCode: commune?.code ?? null }
}
