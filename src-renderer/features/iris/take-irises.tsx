import type { Sitting } from '../../../src-main/contract/records/enrolment.ts'
import type { PolicyPack } from '../../../src-main/contract/records/policy-pack.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { Panel } from '../../ui/panel.tsx'
import { CaptureActions, DeviceNotice, useShutter } from '../devices/index.ts'
import { Exceptions } from '../exceptions/index.ts'
import { eyeStateOf, irisOf } from './eye-state.ts'
import { LiveEyes } from './live-eyes.tsx'
import { PoorIrisNotice } from './poor-iris-notice.tsx'
import { TakenEye } from './taken-eye.tsx'
import { useTakeIrises } from './use-take-irises.ts'
import './iris.css'

/** Both eyes at one moment: the live picture with one word, then each eye with its quality. */
export function TakeIrises(props: { readonly sitting: Sitting; readonly pack: PolicyPack }) {
  const { t } = useTexts()
  const { sitting, pack } = props
  const { draft, demand, steps } = sitting
  const { take, cancel, discard, error, isWorking } = useTakeIrises()
  const missing = steps.find(({ id }) => id === 'iris')?.missing ?? []
  const eyes = demand.irises.map((slot) => ({ ...irisOf(slot), state: eyeStateOf(slot, draft, missing) }))
  const asked = eyes.filter(({ state }) => state !== 'excepted')
  const taken = asked.filter(({ slot }) => draft.captures[slot] !== undefined)
  const poor = asked.find(({ state }) => state === 'poor')
  const mayTake = !isWorking && asked.length > 0
  useShutter(() => {
    if (mayTake) void take()
  })

  return (
    <Panel
      title={t('enrolment:step.iris')}
      lead={t('iris:lead')}
      takesFocus
      actions={
        <CaptureActions
          words={{
            take: taken.length > 0 ? t('iris:takeAgain') : t('iris:take'),
            cancel: t('iris:cancel'),
            discard: t('iris:discard'),
          }}
          isWorking={isWorking}
          isTaken={taken.length > 0}
          isTakeable={asked.length > 0}
          onTake={() => void take()}
          onCancel={() => void cancel()}
          onDiscard={() => void discard(taken.map(({ slot }) => slot))}
        />
      }
    >
      <output className="strong">
        {isWorking ? t('iris:working') : t('iris:progress', { done: taken.length, of: asked.length })}
      </output>
      <DeviceNotice
        kind="iris"
        error={error}
        isWorking={isWorking}
        words={{
          away: t('iris:camera.away'),
          awayNext: t('iris:camera.awayNext'),
          back: t('iris:camera.back'),
          backNext: t('iris:camera.backNext'),
          rejoining: t('iris:camera.rejoining'),
          rejoiningNext: t('iris:camera.rejoiningNext'),
          cancelled: t('iris:cancelled'),
        }}
      />
      {isWorking || error !== null || poor === undefined || pack.lowIrisQuality === null ? null : (
        <PoorIrisNotice key={poor.slot} eye={poor} draft={draft} rules={pack.lowIrisQuality} />
      )}
      {isWorking ? (
        <LiveEyes eyes={asked.map(({ eye }) => eye)} />
      ) : (
        <div className="eyes">
          {eyes.map((one) => (
            <TakenEye key={one.slot} {...one} capture={draft.captures[one.slot]} />
          ))}
        </div>
      )}
      {isWorking ? null : <Exceptions sitting={sitting} pack={pack} of="eye" />}
    </Panel>
  )
}
