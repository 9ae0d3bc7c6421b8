import './checks.css'

export interface ChecksProps<V extends string> {
  readonly label: string
  readonly options: readonly { readonly value: V; readonly text: string }[]
  readonly chosen: readonly V[]
  readonly onChange: (chosen: readonly V[]) => void
}

/** Several that may each be so: native boxes, for they need no script and read well. */
export function Checks<V extends string>(props: ChecksProps<V>) {
  const { chosen, onChange } = props
  return (
    <fieldset className="checks">
      <legend className="field-label">{props.label}</legend>
      {props.options.map(({ value, text }) => (
        <label key={value} className="check">
          <input
            type="checkbox"
            className="check-box"
            checked={chosen.includes(value)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked ? [...chosen, value] : chosen.filter((one) => one !== value),
              )
            }
          />
          {text}
        </label>
      ))}
    </fieldset>
  )
}
