import type { Sitting } from '../../../../src-main/contract/records/enrolment.ts'
import type { PolicyPack } from '../../../../src-main/contract/records/policy-pack.ts'
import { describeError } from '../../../i18n/describe-error.ts'
import { formatMoment, formatPartialDate } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { keyMap } from '../../../store/key-map.ts'
import { useOfficer, useSnapshot } from '../../../store/officer-context.tsx'
import { useCall } from '../../../store/use-call.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { HandsPicture, partName } from '../../exceptions/index.ts'
import { personsNeeded, ProofForm } from '../../prove/index.ts'

/** Two pairs of eyes. Where no second officer is there the application waits, and the citizen may go. */
export function ApprovalStep(props: { readonly sitting: Sitting; readonly pack: PolicyPack }) {
  const { t, locale } = useTexts()
  const { draft } = props.sitting
  const approve = useCall('enrolment.approveExceptions')
  const persons = personsNeeded(approve.error)
  const suspend = useCall('enrolment.suspend')
  const acceptSitting = useOfficer((state) => state.acceptSitting)
  const officer = useSnapshot((snapshot) => snapshot.officer)
  const waiting = useSnapshot((snapshot) => snapshot.openDrafts)
  const approveBy = waiting.find((one) => one.applicationId === draft.applicationId)?.approveBy ?? null
  const isOwn = draft.exceptions.some(({ officerId }) => officerId === officer?.officerId)
  const reasons = props.pack.exceptions?.reasons ?? []
  const failure = (persons === null ? approve.error : null) ?? suspend.error

  async function approveNow() {
    const done = await approve.run({})
    if (done !== null) acceptSitting(done.value)
  }

  async function leaveWaiting() {
    if ((await suspend.run({})) !== null) acceptSitting(null)
  }

  return (
    <Panel
      title={t('enrolment:step.approval')}
      lead={t('enrolment:approval.lead')}
      takesFocus
      actions={
        <>
          <Button
            look="main"
            hotKey={keyMap.confirmStep}
            isDisabled={isOwn || draft.approval !== null}
            isBusy={approve.isBusy}
            onPress={() => void approveNow()}
          >
            {t('enrolment:approval.approve')}
          </Button>
          <Button isDisabled={!isOwn} isBusy={suspend.isBusy} onPress={() => void leaveWaiting()}>
            {t('enrolment:approval.wait')}
          </Button>
        </>
      }
    >
      <ul className="plain-list">
        {draft.exceptions.map((one) => (
          <li key={one.part}>
            {t('exceptions:line', {
              part: partName(t, one.part),
              reason: reasons.find(({ id }) => id === one.reason)?.name[locale] ?? one.reason,
            })}{' '}
            {one.note}
          </li>
        ))}
      </ul>
      <HandsPicture draft={draft} isFixed />
      {draft.objection === null ? null : (
        <Notice
          tone="bad"
          title={t('look-up:waiting.objection')}
          next={t('look-up:waiting.objectionNext')}
          detail={`${draft.objection.reason} (${draft.objection.officerId}, ${formatMoment(draft.objection.at)})`}
        />
      )}
      {isOwn ? (
        <Notice
          tone="info"
          title={t('enrolment:approval.own')}
          next={t('enrolment:approval.ownNext')}
          detail={
            approveBy === null
              ? ''
              : `${t('enrolment:approval.until', { on: formatPartialDate(approveBy) })} ${t('look-up:waiting.told')}`
          }
        />
      ) : null}
      {persons === null ? null : (
        <ProofForm call="enrolment.approveExceptions" persons={persons} onProved={() => void approveNow()} />
      )}
      {failure === null ? null : <Notice tone="bad" {...describeError(t, failure, locale)} />}
    </Panel>
  )
}
