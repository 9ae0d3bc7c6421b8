import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components'
import type { Option } from './select.tsx'
import './field.css'
import './select.css'

/** A text that is looked up while it is typed; the owner finds the options, best first. */
export function SearchField(props: {
  readonly label: string
  readonly hint: string
  readonly text: string
  readonly options: readonly Option<string>[]
  /** Said in the list where nothing was found. */
  readonly nothing: string
  readonly onType: (text: string) => void
  /** Left without choosing: what was typed means nothing. */
  readonly onLeave: () => void
  readonly onChoose: (option: Option<string>) => void
}) {
  return (
    <ComboBox
      className="field field-full"
      inputValue={props.text}
      onInputChange={props.onType}
      items={props.options.map((option) => ({ ...option, id: option.value }))}
      selectedKey={null}
      onSelectionChange={(key) => {
        const chosen = props.options.find((option) => option.value === key)
        if (chosen !== undefined) props.onChoose(chosen)
      }}
      // The owner has found them already, without diacritics too; the box must not sift them again.
      defaultFilter={() => true}
      allowsCustomValue
      allowsEmptyCollection
      onBlur={props.onLeave}
    >
      <Label className="field-label">{props.label}</Label>
      <Text slot="description" className="field-hint">
        {props.hint}
      </Text>
      <Input
        className="field-input"
        spellCheck="false"
        autoComplete="off"
        // Whoever comes here looks for another one: the first letter takes the place of all.
        onFocus={(event) => event.target.select()}
      />
      <Popover className="select-popover">
        <ListBox
          className="select-list"
          renderEmptyState={() => <span className="select-item">{props.nothing}</span>}
        >
          {(option: Option<string>) => (
            <ListBoxItem id={option.value} textValue={option.text} className="select-item">
              {option.text}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
