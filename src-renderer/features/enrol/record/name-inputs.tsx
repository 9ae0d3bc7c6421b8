import { useTexts } from '../../../i18n/use-texts.ts'
import { TextField } from '../../../ui/text-field.tsx'
import type { Draft } from './field-value.ts'
import { usePalette } from './use-palette.ts'

const parts = ['surname', 'middle', 'given'] as const

/** The three parts of a name; a name of one word has a given name only. */
export function NameInputs(props: {
  readonly draft: Draft
  readonly onChange: (part: Partial<Draft>) => void
  readonly error: string | null
}) {
  const { t } = useTexts()
  const { draft, onChange } = props
  const palette = usePalette()
  return (
    <div className="record-name">
      {parts.map((part, i) => (
        <TextField
          key={part}
          label={t(`fields:name.${part}`)}
          value={draft[part]}
          onChange={(text) => onChange({ [part]: text })}
          palette={palette}
          startsFocused={i === 0}
          error={part === 'given' ? props.error : null}
        />
      ))}
    </div>
  )
}
