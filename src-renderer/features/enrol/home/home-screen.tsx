import { useState } from 'react'
import type { CallInput, CallOutput } from '../../../../src-main/contract/calls/index.ts'
import { describeError } from '../../../i18n/describe-error.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { useOfficer, useSnapshot } from '../../../store/officer-context.tsx'
import { useCall } from '../../../store/use-call.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { useScanned } from '../../devices/index.ts'
import { AbsentForm } from './absent-form.tsx'
import { DraftList } from './draft-list.tsx'
import { HitList } from './hit-list.tsx'
import { LookUp, type LookedFor } from './look-up.tsx'
import { useWarmFaces } from '../../portrait/index.ts'
import { SealedWord } from './sealed-word.tsx'

type Found = CallOutput<'residents.find'>

/** Nobody was found, so that an application may be opened off papers. */
const notFound: ReadonlySet<string> = new Set(['residents/not-found', 'residents/absent'])
const isNumber = (text: string) => /^\d{12}$/.test(text.replaceAll(/[\s.-]/g, ''))

const nobody = { asked: '', isOpen: false }

/** One field finds a citizen, whatever they bring; below it, the sittings that were put aside. */
export function HomeScreen() {
  const { t, locale } = useTexts()
  const isProvisioned = useSnapshot((snapshot) => snapshot.stationId !== null)
  const acceptSitting = useOfficer((state) => state.acceptSitting)
  const find = useCall('residents.find')
  const open = useCall('enrolment.open')
  const resume = useCall('enrolment.resume')
  const [found, setFound] = useState<Found | null>(null)
  const [lookUps, setLookUps] = useState(0)
  const openAbsent = useCall('enrolment.openAbsent')
  const [absent, setAbsent] = useState<{ readonly asked: string; readonly isOpen: boolean }>(nobody)
  useWarmFaces(find.isBusy || resume.isBusy || found !== null || absent.isOpen)

  async function lookUp(asked: LookedFor) {
    const done = await find.run(asked)
    setFound(done === null ? null : done.value)
    setLookUps(lookUps + 1)
    openAbsent.clearError()
    setAbsent({ asked: isNumber(asked.text) ? asked.text : '', isOpen: false })
  }
  // A card says who its holder is better than what was typed so far.
  useScanned((text) => void lookUp({ text, birthYear: null, around: '' }))
  async function openFor(personalNumber: string) {
    const done = await open.run({ personalNumber })
    if (done !== null) acceptSitting(done.value)
  }
  async function openOffPapers(paper: CallInput<'enrolment.openAbsent'>) {
    const done = await openAbsent.run(paper)
    if (done !== null) acceptSitting(done.value)
  }
  async function resumeDraft(applicationId: string) {
    const done = await resume.run({ applicationId })
    if (done !== null) acceptSitting(done.value)
  }

  const failure = openAbsent.error ?? find.error ?? open.error ?? resume.error
  return (
    <div className="home">
      <SealedWord />
      {isProvisioned ? null : (
        <Notice tone="warn" title={t('sign-in:notProvisioned')} next={t('sign-in:notProvisionedNext')} />
      )}
      <LookUp isBusy={find.isBusy} onFind={(asked) => void lookUp(asked)} />
      {failure === null ? null : (
        <Notice tone={notFound.has(failure.code) ? 'warn' : 'bad'} {...describeError(t, failure, locale)}>
          {notFound.has(failure.code) && !absent.isOpen ? (
            <div className="row">
              <Button onPress={() => setAbsent({ ...absent, isOpen: true })}>
                {t('look-up:openAbsent.offer')}
              </Button>
            </div>
          ) : null}
        </Notice>
      )}
      {absent.isOpen ? (
        <AbsentForm
          number={absent.asked}
          isBusy={openAbsent.isBusy}
          onOpen={(paper) => void openOffPapers(paper)}
          onCancel={() => setAbsent(nobody)}
        />
      ) : null}
      {found === null ? null : (
        <HitList
          key={lookUps}
          {...found}
          isBusy={open.isBusy}
          onChoose={(hit) => void openFor(hit.personalNumber)}
        />
      )}
      <DraftList isBusy={resume.isBusy} onResume={(applicationId) => void resumeDraft(applicationId)} />
    </div>
  )
}
