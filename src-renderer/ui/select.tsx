import { ChevronDown } from 'lucide-react'
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components'
import './field.css'
import './select.css'

export interface Option<V extends string> {
  readonly value: V
  readonly text: string
}

export interface SelectProps<V extends string> {
  readonly label: string
  readonly value: V | null
  readonly options: readonly Option<V>[]
  readonly onChange: (value: V) => void
  readonly placeholder: string
  readonly width?: 'full' | 'short'
}

export function Select<V extends string>(props: SelectProps<V>) {
  return (
    <AriaSelect
      className={`field field-${props.width ?? 'full'}`}
      value={props.value}
      placeholder={props.placeholder}
      onChange={(key) => {
        const chosen = props.options.find((option) => option.value === key)
        if (chosen !== undefined) props.onChange(chosen.value)
      }}
    >
      <Label className="field-label">{props.label}</Label>
      <Button className="select-button">
        <SelectValue className="select-value" />
        <ChevronDown aria-hidden="true" className="select-icon" />
      </Button>
      <Popover className="select-popover">
        <ListBox className="select-list">
          {props.options.map((option) => (
            <ListBoxItem key={option.value} id={option.value} textValue={option.text} className="select-item">
              {option.text}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
