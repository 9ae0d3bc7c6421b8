import type { Sitting } from '../../../../src-main/contract/records/enrolment.ts'
import { describeError } from '../../../i18n/describe-error.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { keyMap } from '../../../store/key-map.ts'
import { useOfficer } from '../../../store/officer-context.tsx'
import { useCall } from '../../../store/use-call.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { personsNeeded, ProofForm } from '../../prove/index.ts'
import { missingText } from './missing-text.ts'

/** The last key. After it nobody at the counter can open the file; only the registry can. */
export function SealingStep(props: { readonly sitting: Sitting }) {
  const { t, locale } = useTexts()
  const seal = useCall('enrolment.seal')
  const acceptSealed = useOfficer((state) => state.acceptSealed)
  const persons = personsNeeded(seal.error)
  const missing = props.sitting.steps.flatMap((step) => (step.id === 'sealing' ? [] : step.missing))

  async function sealNow() {
    const done = await seal.run({})
    if (done !== null) acceptSealed(done.value)
  }

  return (
    <Panel
      title={t('enrolment:step.sealing')}
      lead={t('enrolment:sealing.lead')}
      takesFocus
      actions={
        <Button
          look="main"
          size="roomy"
          hotKey={keyMap.seal}
          isDisabled={missing.length > 0}
          isBusy={seal.isBusy}
          onPress={() => void sealNow()}
        >
          {t('enrolment:sealing.seal')}
        </Button>
      }
    >
      {missing.length === 0 ? (
        <Notice tone="good" title={t('enrolment:sealing.ready')} />
      ) : (
        <Notice tone="info" title={t('enrolment:sealing.missing')}>
          <ul className="plain-list">
            {missing.map((code) => (
              <li key={code}>{missingText(t, code, props.sitting.demand.papers, locale)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {seal.isBusy ? <output>{t('enrolment:sealing.busy')}</output> : null}
      {persons === null ? null : (
        <ProofForm call="enrolment.seal" persons={persons} onProved={() => void sealNow()} />
      )}
      {seal.error === null || persons !== null ? null : (
        <Notice tone="bad" {...describeError(t, seal.error, locale)} />
      )}
    </Panel>
  )
}
