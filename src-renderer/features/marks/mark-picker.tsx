import { useState } from 'react'
import { useTexts } from '../../i18n/use-texts.ts'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { FaceDrawing } from './face-drawing.tsx'
import { partsAt, pointOf } from './face-map.ts'
import {
  markDirections,
  markKinds,
  markPlaces,
  markSides,
  markText,
  readMark,
  type MarkParts,
} from './mark-text.ts'

const NONE = '-'
const nothing: MarkParts = { kind: '', distance: '', direction: '', place: '', side: '' }

/** Builds the wording from a face and from lists, which say the same; the officer may still change the text below. */
export function MarkPicker(props: {
  readonly recorded: readonly string[]
  readonly onText: (text: string) => void
}) {
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
      <FaceDrawing
        label={t('marks:face')}
        point={pointOf(parts)}
        recorded={props.recorded.flatMap((text) => pointOf(readMark(text) ?? nothing) ?? [])}
        onPoint={(point) => change(partsAt(point))}
      />
      <div className="mark-lists">
        <Select
          label={t('marks:kind')}
          value={parts.kind || null}
          options={required(markKinds)}
          placeholder={t('common:choose')}
          onChange={(kind) => change({ kind })}
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
        <output className="mark-hint">
          {markText({ ...parts, kind: parts.kind || t('marks:someMark') }) || t('marks:faceHint')}
        </output>
      </div>
    </div>
  )
}
