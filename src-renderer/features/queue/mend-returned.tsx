import { useEffect, useRef, useState } from 'react'
import type { CallInput } from '../../../src-main/contract/calls/index.ts'
import type { Sitting } from '../../../src-main/contract/records/enrolment.ts'
import type { StoredRow } from '../../data/schema.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useOfficer, useSnapshot } from '../../store/officer-context.tsx'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { AbsentForm } from '../enrol/index.ts'
import { isMendable } from './row-words.ts'

type Citizen = CallInput<'enrolment.openReturned'>['citizen']
type Asks = 'nothing' | 'number' | 'papers'

/** Of a returned application: opens it as its next revision. The station kept no number, so the citizen's is asked for. */
export function MendReturned(props: { readonly row: StoredRow; readonly onMend: () => void }) {
  const { t, locale } = useTexts()
  const { row } = props
  const { applicationId } = row
  const [asks, setAsks] = useState<Asks>('nothing')
  const role = useSnapshot((snapshot) => snapshot.officer?.role)
  const isOpen = useSnapshot((snapshot) =>
    snapshot.openDrafts.some((draft) => draft.applicationId === applicationId),
  )
  const acceptSitting = useOfficer((state) => state.acceptSitting)
  const open = useCall('enrolment.openReturned')
  const resume = useCall('enrolment.resume')
  if (!isMendable(row, role)) return null

  async function lieBefore(sitting: Promise<{ readonly value: Sitting } | null>) {
    const done = await sitting
    if (done === null) return
    acceptSitting(done.value)
    props.onMend()
  }
  const mend = (citizen: Citizen) => lieBefore(open.run({ applicationId, citizen }))
  const goOn = () => lieBefore(resume.run({ applicationId }))

  const failure = open.error ?? resume.error
  return (
    <>
      {failure === null ? null : <Notice tone="bad" {...describeError(t, failure, locale)} />}
      {asks === 'nothing' ? (
        <div className="row">
          <Button
            look="main"
            isBusy={resume.isBusy}
            onPress={() => (isOpen ? void goOn() : setAsks('number'))}
          >
            {t(isOpen ? 'queue:mend.goOn' : 'queue:mend.open')}
          </Button>
        </div>
      ) : null}
      {asks === 'number' ? (
        <NumberForm
          isBusy={open.isBusy}
          onOpen={(number) => void mend(number)}
          onPapers={() => setAsks('papers')}
        />
      ) : null}
      {asks === 'papers' ? (
        <AbsentForm
          number=""
          isBusy={open.isBusy}
          onOpen={(paper) => void mend(paper)}
          onCancel={() => setAsks('number')}
        />
      ) : null}
    </>
  )
}

function NumberForm(props: {
  readonly isBusy: boolean
  readonly onOpen: (personalNumber: string) => void
  readonly onPapers: () => void
}) {
  const { t } = useTexts()
  const [text, setText] = useState('')
  const number = text.replaceAll(/[\s.-]/g, '')
  const isWhole = /^\d{12}$/.test(number)
  const form = useRef<HTMLFormElement>(null)
  // The field has the focus; what it is for and what comes after it must be seen as well.
  useEffect(() => {
    const frame = requestAnimationFrame(() => form.current?.scrollIntoView({ block: 'center' }))
    return () => cancelAnimationFrame(frame)
  }, [])
  return (
    <form
      ref={form}
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole && !props.isBusy) props.onOpen(number)
      }}
    >
      <p>{t('queue:mend.lead')}</p>
      <TextField
        label={t('queue:mend.number')}
        hint={t('queue:mend.numberHint')}
        value={text}
        onChange={setText}
        inputMode="numeric"
        startsFocused
        error={number.length > 12 ? t('look-up:openAbsent.numberWrong') : null}
      />
      <div className="row">
        <Button look="main" isBusy={props.isBusy} isDisabled={!isWhole} onPress={() => props.onOpen(number)}>
          {t('queue:mend.begin')}
        </Button>
        <Button look="quiet" onPress={props.onPapers}>
          {t('queue:mend.noNumber')}
        </Button>
      </div>
    </form>
  )
}
