import { useState } from 'react'
import type { CallInput } from '../../../../src-main/contract/calls/index.ts'
import type { ResidentFields } from '../../../../src-main/contract/records/resident.ts'
import { clean } from '../../../../src-main/contract/text.ts'
import { codeName } from '../../../i18n/code-names.ts'
import { parsePartialDate } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { Button } from '../../../ui/button.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { TextField } from '../../../ui/text-field.tsx'

const nothing = { surname: '', middle: '', given: '', birth: '', number: '' }
const digitsOf = (text: string) => text.replaceAll(/[\s.-]/g, '')

/** For somebody whom no database has, off the birth certificate. `number` was looked for in vain. */
export function AbsentForm(props: {
  readonly number: string
  readonly isBusy: boolean
  readonly onOpen: (paper: CallInput<'enrolment.openAbsent'>) => void
  readonly onCancel: () => void
}) {
  const { t, locale } = useTexts()
  const [text, setText] = useState({ ...nothing, number: props.number })
  const [gender, setGender] = useState<ResidentFields['gender'] | null>(null)
  const write = (part: keyof typeof nothing) => (value: string) => setText({ ...text, [part]: value })
  const name = {
    surname: clean(text.surname),
    middle: clean(text.middle),
    given: clean(text.given),
  }
  const dateOfBirth = parsePartialDate(text.birth)
  const number = digitsOf(text.number)
  const isNumberWrong = number !== '' && !/^\d{12}$/.test(number)
  const isBirthWrong = text.birth.trim() !== '' && dateOfBirth === null
  // A name of one word is a name; which part it stands in is the citizen's.
  const isNamed = Object.values(name).some((part) => part !== '')

  return (
    <Panel
      title={t('look-up:openAbsent.title')}
      lead={t('look-up:openAbsent.lead')}
      takesFocus
      actions={
        <>
          <Button
            look="main"
            isBusy={props.isBusy}
            isDisabled={!isNamed || dateOfBirth === null || gender === null || isNumberWrong}
            onPress={() => {
              if (dateOfBirth === null || gender === null) return
              props.onOpen({ personalNumber: number === '' ? null : number, name, dateOfBirth, gender })
            }}
          >
            {t('look-up:openAbsent.open')}
          </Button>
          <Button look="quiet" onPress={props.onCancel}>
            {t('look-up:openAbsent.cancel')}
          </Button>
        </>
      }
    >
      <div className="absent-name">
        {(['surname', 'middle', 'given'] as const).map((part) => (
          <TextField
            key={part}
            label={t(`look-up:openAbsent.${part}`)}
            value={text[part]}
            onChange={write(part)}
          />
        ))}
      </div>
      <TextField
        label={t('look-up:openAbsent.birth')}
        hint={t('look-up:openAbsent.birthHint')}
        value={text.birth}
        onChange={write('birth')}
        width="short"
        error={isBirthWrong ? t('look-up:openAbsent.birthWrong') : null}
      />
      <Choices
        label={t('look-up:openAbsent.gender')}
        value={gender}
        direction="row"
        options={(['1', '2'] as const).map((code) => ({
          value: code,
          text: codeName('gender', code, locale),
        }))}
        onChange={setGender}
      />
      <TextField
        label={t('look-up:openAbsent.number')}
        hint={t('look-up:openAbsent.numberHint')}
        value={text.number}
        onChange={write('number')}
        inputMode="numeric"
        error={isNumberWrong ? t('look-up:openAbsent.numberWrong') : null}
      />
    </Panel>
  )
}
