import { useState } from 'react'
import { useTexts } from '../../i18n/use-texts.ts'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { markDirections, markKinds, markPlaces, markSides, markText, type MarkParts } from './mark-text.ts'

const NONE = '-'
const nothing: MarkParts = { kind: '', distance: '', direction: '', place: '', side: '' }

/** Builds the wording from lists; the officer may still change the text below. */
export function MarkPicker(props: { readonly onText: (text: string) => void }) {
  const { t } = useTexts()
  const [parts, setParts] = useState(nothing)

  function change(some: Partial<MarkParts>) {
    const next = { ...parts, ...some }
    setParts(next)
    const text = markText(next)
    if (text !== '') props.onText(text)
  }
  const optional = (list: readonly string[]) => [
    { value: NONE, text: t('common:none') },
    ...list.map((text) => ({ value: text, text })),
  ]
  const required = (list: readonly string[]) => list.map((text) => ({ value: text, text }))
  const plain = (value: string) => (value === NONE ? '' : value)

  return (
    <div className="mark-picker">
      <Select
        label={t('marks:kind')}
        value={parts.kind || null}
        options={required(markKinds)}
        placeholder={t('common:choose')}
        onChange={(kind) => change({ kind })}
      />
      <TextField
        label={t('marks:distance')}
        value={parts.distance}
        onChange={(distance) => change({ distance })}
      />
      <Select
        label={t('marks:direction')}
        value={parts.direction || null}
        options={optional(markDirections)}
        placeholder={t('common:none')}
        onChange={(value) => change({ direction: plain(value) })}
      />
      <Select
        label={t('marks:place')}
        value={parts.place || null}
        options={required(markPlaces)}
        placeholder={t('common:choose')}
        onChange={(place) => change({ place })}
      />
      <Select
        label={t('marks:side')}
        value={parts.side || null}
        options={optional(markSides)}
        placeholder={t('common:none')}
        onChange={(value) => change({ side: plain(value) })}
      />
    </div>
  )
}
