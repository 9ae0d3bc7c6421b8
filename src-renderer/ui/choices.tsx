import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { Option } from './select.tsx'
import './choices.css'

export interface ChoicesProps<V extends string> {
  readonly label: string
  readonly value: V | null
  readonly options: readonly (Option<V> & { readonly note?: string })[]
  readonly onChange: (value: V) => void
  readonly direction?: 'row' | 'column'
}

/** One of a few, all in view: arrows move, no list to open. */
export function Choices<V extends string>(props: ChoicesProps<V>) {
  return (
    <RadioGroup
      className="choices"
      value={props.value}
      onChange={(value) => {
        const chosen = props.options.find((option) => option.value === value)
        if (chosen !== undefined) props.onChange(chosen.value)
      }}
    >
      <Label className="field-label">{props.label}</Label>
      <div className={`choices-list choices-${props.direction ?? 'column'}`}>
        {props.options.map((option) => (
          <Radio key={option.value} value={option.value} className="choice">
            <span className="choice-dot" aria-hidden="true" />
            <span>
              {option.text}
              {option.note === undefined ? null : <small className="choice-note">{option.note}</small>}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
