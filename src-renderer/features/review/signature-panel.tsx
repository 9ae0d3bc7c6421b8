import { useEffect, useState } from 'react'
import type { Enrolment } from '../../../src-main/contract/records/enrolment.ts'
import { useStation } from '../../bridge/station-context.tsx'
import { useStill } from '../../bridge/use-still.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useOfficer, useSnapshot } from '../../store/officer-context.tsx'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

/** Where the counter has a pad, the citizen may sign what they are shown. Nothing waits for it. */
export function SignaturePanel(props: { readonly draft: Enrolment }) {
  const { t, locale } = useTexts()
  const station = useStation()
  const hasPad = useSnapshot(({ devices }) =>
    devices.some(({ kind, state }) => kind === 'signature' && (state === 'ready' || state === 'working')),
  )
  const acceptSitting = useOfficer((state) => state.acceptSitting)
  const takeSignature = useCall('enrolment.takeSignature')
  const [isSigning, setSigning] = useState(false)
  const { signature, guardian } = props.draft
  const isGuardians = signature === null ? guardian !== null : signature.by === 'guardian'
  const title = t(isGuardians ? 'look-up:guardian.signature' : 'review:signature.title')
  const lead =
    guardian !== null && isGuardians
      ? t('look-up:guardian.signs', { name: guardian.fullName })
      : t('review:signature.lead')
  const picture = useStill('signature', signature?.picture.captureId ?? null)

  useEffect(() => {
    if (!isSigning) return undefined
    // Whoever leaves the step leaves the pad blank.
    return () => void station.call('enrolment.cancelCapture', {})
  }, [isSigning, station])

  async function sign() {
    setSigning(true)
    const done = await takeSignature.run({})
    setSigning(false)
    if (done !== null) acceptSitting(done.value)
  }

  if (!hasPad && signature === null) return null
  return (
    <section className="stack" aria-label={title}>
      <h3>{title}</h3>
      <p className="soft">{isSigning ? t('review:signature.working') : lead}</p>
      {picture === null ? null : (
        <img className="signature" src={picture} alt={t('review:signature.picture')} />
      )}
      <div className="row">
        {isSigning ? (
          <Button onPress={() => void station.call('enrolment.cancelCapture', {})}>
            {t('review:signature.cancel')}
          </Button>
        ) : (
          <Button isDisabled={!hasPad} onPress={() => void sign()}>
            {t(signature === null ? 'review:signature.take' : 'review:signature.takeAgain')}
          </Button>
        )}
      </div>
      {takeSignature.error === null || isSigning ? null : (
        <Notice tone="bad" {...describeError(t, takeSignature.error, locale)} />
      )}
    </section>
  )
}
