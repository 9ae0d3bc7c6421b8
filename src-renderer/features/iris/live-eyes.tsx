import type { Eye, IrisPlacement } from '../../../src-main/contract/records/iris-check.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { usePreview } from '../devices/index.ts'
import { EyesPicture } from './eyes-picture.tsx'
import { GuideView } from './guide-view.tsx'

/** What the camera sees, with the place that each iris should fill and where it is, and the one thing to do. */
export function LiveEyes(props: { readonly eyes: readonly Eye[] }) {
  const { t } = useTexts()
  const preview = usePreview(props.eyes.includes('right') ? 'iris-right' : 'iris-left')
  if (preview === null) {
    return (
      <div className="eyes-live eyes-waiting">
        <EyesPicture eyes={props.eyes} />
        <p>{t('iris:waiting')}</p>
      </div>
    )
  }
  const { url, placement } = preview
  return (
    <div className="eyes-live">
      <div className="eyes-frame">
        <img src={url} alt={t('iris:live')} />
        {placement === undefined ? null : <Targets placement={placement} />}
      </div>
      {placement === undefined ? null : <GuideView guide={placement.guide} isOwn={false} />}
    </div>
  )
}

/** Of a pane 4:3, in parts of its width. */
const middle = { x: 0.5, y: 0.375, r: 0.18 }

function Targets({ placement: { panes, guide } }: { readonly placement: IrisPlacement }) {
  return (
    <svg className="eyes-targets" viewBox={`0 0 ${panes.length} 0.75`} aria-hidden="true">
      {panes.map(({ eye, iris }, i) => (
        <g key={eye} transform={`translate(${i} 0)`}>
          <circle className="eye-target-edge" cx={middle.x} cy={middle.y} r={middle.r} />
          <circle className="eye-target" cx={middle.x} cy={middle.y} r={middle.r} />
          {iris === null ? null : (
            <circle
              className={guide === 'hold' ? 'eye-found eye-found-good' : 'eye-found'}
              cx={iris.x}
              cy={iris.y}
              r={iris.r}
            />
          )}
        </g>
      ))}
    </svg>
  )
}
