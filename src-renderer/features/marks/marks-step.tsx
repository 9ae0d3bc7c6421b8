import { useState } from 'react'
import { z } from 'zod'
import { clean } from '../../../src-main/contract/text.ts'
import type { Enrolment } from '../../../src-main/contract/records/enrolment.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { keyMap } from '../../store/key-map.ts'
import { useIntend } from '../../store/use-intend.ts'
import { useTyped } from '../../store/use-typed.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { CloseUp } from '../papers/index.ts'
import { MarkPicker } from './mark-picker.tsx'
import './marks.css'

const LONGEST = 60

/** What is lasting and particular about a face. "None" is said only on purpose. */
export function MarksStep(props: { readonly draft: Enrolment }) {
  const { t, locale } = useTexts()
  const { marks, noMarks } = props.draft
  const { intend, error, isBusy } = useIntend()
  const [typed, type] = useTyped('marks', z.string())
  const [isAsking, setIsAsking] = useState(false)
  const text = typed ?? ''
  const words = clean(text)
  const isTooLong = words.length > LONGEST

  const setText = (next: string) => type(next === '' ? null : next)

  async function add() {
    if (await intend({ do: 'add-mark', text: words })) type(null)
  }

  return (
    <Panel
      title={t('enrolment:step.marks')}
      lead={t('marks:lead')}
      takesFocus
      actions={
        <>
          <Button
            look="main"
            hotKey={keyMap.confirmStep}
            isDisabled={words === '' || isTooLong}
            isBusy={isBusy}
            onPress={() => void add()}
          >
            {t('marks:add')}
          </Button>
          <Button isDisabled={marks.length > 0 || noMarks || isBusy} onPress={() => setIsAsking(true)}>
            {t('marks:confirmNone')}
          </Button>
        </>
      }
    >
      {marks.length === 0 ? null : (
        <ul className="marks" aria-label={t('marks:list')}>
          {marks.map((mark, index) => (
            <li key={mark} className="mark">
              <span className="strong">{mark}</span>
              <Button
                look="quiet"
                label={t('marks:removeWhich', { mark })}
                isDisabled={isBusy}
                onPress={() => void intend({ do: 'remove-mark', index })}
              >
                {t('marks:remove')}
              </Button>
              <CloseUp draft={props.draft} mark={mark} />
            </li>
          ))}
        </ul>
      )}
      {isAsking && !noMarks ? (
        <Notice tone="warn" title={t('marks:reallyNone')} next={t('marks:reallyNoneNext')}>
          <Button isBusy={isBusy} onPress={() => void intend({ do: 'confirm-no-marks' })}>
            {t('marks:yesNone')}
          </Button>
          <Button look="quiet" onPress={() => setIsAsking(false)}>
            {t('marks:lookAgain')}
          </Button>
        </Notice>
      ) : null}
      {noMarks ? <Notice tone="info" title={t('marks:noneConfirmed')} /> : null}
      <MarkPicker recorded={marks} onText={setText} />
      <TextField
        label={t('marks:text')}
        hint={t('marks:textHint')}
        value={text}
        onChange={setText}
        error={isTooLong ? t('marks:tooLong', { most: LONGEST }) : null}
      />
      {error === null ? null : <Notice tone="bad" {...describeError(t, error, locale)} />}
    </Panel>
  )
}
