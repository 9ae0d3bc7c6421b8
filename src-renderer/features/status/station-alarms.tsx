import { useState } from 'react'
import { describeError } from '../../i18n/describe-error.ts'
import { formatMoment, parsePartialDate } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useSnapshot } from '../../store/officer-context.tsx'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** What is wrong with the whole station: a time that nobody can vouch for, an audit log that was exchanged. */
export function StationAlarms() {
  const { t } = useTexts()
  const alarms = useSnapshot((snapshot) => snapshot.alarms)
  return (
    <>
      {alarms.otherHistory ? (
        <Notice
          tone="bad"
          title={t('common:alarms.otherHistory.title')}
          next={t('common:alarms.otherHistory.next')}
        />
      ) : null}
      {alarms.timeConfirmed ? null : <TimeUnconfirmed now={alarms.now} />}
    </>
  )
}

/** Work goes on; the officer may say what day it is, so that ages and terms come out right. */
function TimeUnconfirmed(props: { readonly now: string }) {
  const { t, locale } = useTexts()
  const setDate = useCall('station.setDate')
  const [text, setText] = useState('')
  const date = parsePartialDate(text)
  const isWhole = date?.length === 'yyyy-mm-dd'.length
  return (
    <Notice
      tone="warn"
      title={t('common:alarms.time.title', { at: formatMoment(props.now) })}
      next={t('common:alarms.time.next')}
    >
      <div className="row">
        <TextField
          label={t('common:alarms.time.today')}
          hint={t('common:alarms.time.hint')}
          value={text}
          onChange={setText}
          width="short"
        />
        <Button
          isBusy={setDate.isBusy}
          isDisabled={!isWhole}
          onPress={() => void setDate.run({ date: date ?? '' })}
        >
          {t('common:alarms.time.set')}
        </Button>
      </div>
      {setDate.error === null ? null : <Notice tone="bad" {...describeError(t, setDate.error, locale)} />}
    </Notice>
  )
}
