import { useRef, useState } from 'react'
import { useTexts } from '../../../i18n/use-texts.ts'
import { keyMap } from '../../../store/key-map.ts'
import { Button } from '../../../ui/button.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { parseBirthYear } from './birth-year.ts'

export interface LookedFor {
  readonly text: string
  readonly birthYear: number | null
  /** Words of a hometown, a residence or a parent's name. */
  readonly around: string
}

/** A scanner with a keyboard interface types into the same field and ends with Enter. */
export function LookUp(props: { readonly isBusy: boolean; readonly onFind: (asked: LookedFor) => void }) {
  const { t } = useTexts()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [year, setYear] = useState('')
  const [around, setAround] = useState('')
  const birthYear = parseBirthYear(year)
  const isYearWrong = birthYear === undefined

  function find() {
    if (text.trim() === '') {
      field.current?.focus()
      return
    }
    if (birthYear !== undefined) props.onFind({ text: text.trim(), birthYear, around: around.trim() })
  }

  return (
    <Panel title={t('enrolment:home.title')} lead={t('enrolment:home.lead')} level={1}>
      <search>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            find()
          }}
        >
          <div className="look-up">
            <div className="grow">
              <TextField
                label={t('enrolment:home.field')}
                hint={t('enrolment:home.hint')}
                value={text}
                onChange={setText}
                inputRef={field}
                startsFocused
              />
            </div>
            <TextField
              label={t('enrolment:home.birthYear')}
              hint={t('enrolment:home.birthYearHint')}
              value={year}
              onChange={setYear}
              inputMode="numeric"
              width="short"
              error={isYearWrong ? t('enrolment:home.birthYearWrong') : null}
            />
            <TextField
              label={t('enrolment:home.around')}
              hint={t('enrolment:home.aroundHint')}
              value={around}
              onChange={setAround}
            />
            <Button
              look="main"
              size="roomy"
              type="button"
              hotKey={keyMap.lookUp}
              isBusy={props.isBusy}
              onPress={find}
            >
              {t('enrolment:home.find')}
            </Button>
          </div>
          <input type="submit" hidden />
        </form>
      </search>
    </Panel>
  )
}
