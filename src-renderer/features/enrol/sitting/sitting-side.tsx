import { useState } from 'react'
import type { Sitting } from '../../../../src-main/contract/records/enrolment.ts'
import { fullName } from '../../../../src-main/contract/records/resident.ts'
import { describeError } from '../../../i18n/describe-error.ts'
import { formatPartialDate } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { keyMap } from '../../../store/key-map.ts'
import { useOfficer } from '../../../store/officer-context.tsx'
import { useCall } from '../../../store/use-call.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { DemandList } from './demand-list.tsx'

/** Who sits here, and the two ways out: put aside, or give up after a second word. */
export function SittingSide(props: { readonly sitting: Sitting }) {
  const { t, locale } = useTexts()
  const { draft, demand } = props.sitting
  const { resident } = draft
  const suspend = useCall('enrolment.suspend')
  const abandon = useCall('enrolment.abandon')
  const acceptSitting = useOfficer((state) => state.acceptSitting)
  const [asksTwice, setAsksTwice] = useState(false)
  const error = suspend.error ?? abandon.error

  async function putAside() {
    if ((await suspend.run({})) !== null) acceptSitting(null)
  }
  async function giveUp() {
    if ((await abandon.run({ applicationId: draft.applicationId })) !== null) acceptSitting(null)
  }

  return (
    <div className="stack">
      <div className="sitting-citizen">
        <h1 className="sitting-name">{fullName(resident.fields.fullNameBirth)}</h1>
        <span>{resident.personalNumber ?? t('look-up:absent.number')}</span>
        <span className="soft">
          {t('enrolment:bornOn', { date: formatPartialDate(resident.fields.dateOfBirth) })}
        </span>
      </div>
      {draft.case === null ? null : <DemandList demand={demand} />}
      {error === null ? null : <Notice tone="bad" {...describeError(t, error, locale)} />}
      <div className="row">
        <Button hotKey={keyMap.suspend} isBusy={suspend.isBusy} onPress={() => void putAside()}>
          {t('enrolment:suspend')}
        </Button>
        {asksTwice ? null : (
          <Button look="quiet" onPress={() => setAsksTwice(true)}>
            {t('enrolment:abandon.ask')}
          </Button>
        )}
      </div>
      {asksTwice ? (
        <Notice
          tone="warn"
          title={t('enrolment:abandon.title')}
          next={t(draft.returned === null ? 'enrolment:abandon.next' : 'enrolment:abandon.nextReturned')}
        >
          <div className="row">
            <Button look="danger" isBusy={abandon.isBusy} onPress={() => void giveUp()}>
              {t('enrolment:abandon.yes')}
            </Button>
            <Button onPress={() => setAsksTwice(false)}>{t('enrolment:abandon.no')}</Button>
          </div>
        </Notice>
      ) : null}
    </div>
  )
}
