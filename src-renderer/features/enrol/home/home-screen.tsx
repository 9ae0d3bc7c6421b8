import { useState } from 'react'
import type { ResidentHit } from '../../../../src-main/contract/calls/residents.ts'
import { describeError } from '../../../i18n/describe-error.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { useOfficer, useSnapshot } from '../../../store/officer-context.tsx'
import { useCall } from '../../../store/use-call.ts'
import { Notice } from '../../../ui/notice.tsx'
import { useScanned } from '../../devices/index.ts'
import { DraftList } from './draft-list.tsx'
import { HitList } from './hit-list.tsx'
import { LookUp, type LookedFor } from './look-up.tsx'
import { useWarmFaces } from '../../portrait/index.ts'
import { SealedWord } from './sealed-word.tsx'

interface Found {
  readonly hits: readonly ResidentHit[]
  readonly total: number
  readonly asOf: string
}

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
  useWarmFaces(find.isBusy || resume.isBusy || found !== null)

  async function lookUp(asked: LookedFor) {
    const done = await find.run(asked)
    setFound(done === null ? null : done.value)
    setLookUps(lookUps + 1)
  }
  // A card says who its holder is better than what was typed so far.
  useScanned((text) => void lookUp({ text, birthYear: null, around: '' }))
  async function openFor(personalNumber: string) {
    const done = await open.run({ personalNumber })
    if (done !== null) acceptSitting(done.value)
  }
  async function resumeDraft(applicationId: string) {
    const done = await resume.run({ applicationId })
    if (done !== null) acceptSitting(done.value)
  }

  const failure = find.error ?? open.error ?? resume.error
  return (
    <div className="home">
      <SealedWord />
      {isProvisioned ? null : (
        <Notice tone="warn" title={t('sign-in:notProvisioned')} next={t('sign-in:notProvisionedNext')} />
      )}
      <LookUp isBusy={find.isBusy} onFind={(asked) => void lookUp(asked)} />
      {failure === null ? null : <Notice tone="bad" {...describeError(t, failure, locale)} />}
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
