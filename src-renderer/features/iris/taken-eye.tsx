import type { Capture } from '../../../src-main/contract/records/enrolment.ts'
import { useStill } from '../../bridge/use-still.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx'
import type { EyeState, Iris } from './eye-state.ts'

const tones: Record<EyeState, Tone> = { taken: 'good', poor: 'warn', excepted: 'idle', missing: 'info' }

/** One eye: its picture, how good it is, and why it is not better. */
export function TakenEye(props: Iris & { readonly state: EyeState; readonly capture: Capture | undefined }) {
  const { t } = useTexts()
  const { slot, eye, state, capture } = props
  const still = useStill(slot, capture?.captureId ?? null)
  const quality = capture?.iris
  return (
    <section className="eye-taken" aria-label={t(`iris:eye.${eye}`)}>
      <div className="eye-line">
        <h3>{t(`iris:eye.${eye}`)}</h3>
        <StatusBadge tone={tones[state]} text={t(`iris:state.${state}`)} />
        {quality === undefined ? null : (
          <span className="soft">{t('iris:score', { score: quality.score })}</span>
        )}
      </div>
      <div className="eye-still">
        {still === null ? (
          <p className="soft">{t(state === 'excepted' ? 'iris:state.excepted' : 'iris:noPicture')}</p>
        ) : (
          <img src={still} alt={t('iris:accepted', { eye: t(`iris:eye.${eye}`) })} />
        )}
      </div>
      {quality === undefined || quality.reasons.length === 0 ? null : (
        <ul className="plain-list">
          {quality.reasons.map((reason) => (
            <li key={reason}>{t(`iris:reason.${reason}`)}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
