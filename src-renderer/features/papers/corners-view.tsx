import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useTexts } from '../../i18n/use-texts.ts'
import { Choices } from '../../ui/choices.tsx'
import { arrowMove } from '../../ui/arrow-moves.ts'
import { clearShot } from '../portrait/index.ts'
import { cornerIds, moveCorner, type CornerId, type Quad } from './page/quad.ts'

/** Of the picture's height: a step of an arrow, and with Shift. */
const STEP = 0.004
const STRIDE = 0.03

/**
 * The still with the paper's four corners. A pointer drags the nearest one; a key moves the one that is chosen below. The
 * frame is a button, so that it takes the focus and its keys are announced.
 */
export function CornersView(props: {
  readonly shot: HTMLCanvasElement
  readonly quad: Quad
  readonly onChange: (quad: Quad) => void
}) {
  const { t } = useTexts()
  const { shot, quad, onChange } = props
  const [corner, setCorner] = useState<CornerId>('topLeft')
  const view = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = view.current
    element?.getContext('2d')?.drawImage(shot, 0, 0)
    return () => {
      if (element !== null) clearShot(element)
    }
  }, [shot])

  function pointOf(event: PointerEvent<HTMLButtonElement>) {
    const box = event.currentTarget.getBoundingClientRect()
    const scale = shot.width / box.width
    return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale }
  }
  function grab(event: PointerEvent<HTMLButtonElement>) {
    event.currentTarget.setPointerCapture(event.pointerId)
    const { x, y } = pointOf(event)
    const away = (id: CornerId) => Math.hypot(quad[id].x - x, quad[id].y - y)
    setCorner(cornerIds.reduce((a, b) => (away(b) < away(a) ? b : a)))
  }
  function onKeyDown(event: KeyboardEvent) {
    const move = arrowMove(event.key)
    if (move === undefined) return
    event.preventDefault()
    const step = shot.height * (event.shiftKey ? STRIDE : STEP)
    const { x, y } = quad[corner]
    onChange(moveCorner(quad, corner, { x: x + move[0] * step, y: y + move[1] * step }, shot))
  }

  const points = cornerIds.map((id) => `${quad[id].x},${quad[id].y}`).join(' ')
  return (
    <div className="stack">
      <button
        type="button"
        className="scan-frame"
        aria-label={t('record:scan.corners')}
        aria-describedby="corner-keys"
        onKeyDown={onKeyDown}
        onPointerDown={grab}
        onPointerMove={(event) => {
          if (event.buttons === 1) onChange(moveCorner(quad, corner, pointOf(event), shot))
        }}
      >
        <canvas
          ref={view}
          width={shot.width}
          height={shot.height}
          className="scan-picture"
          aria-hidden="true"
        />
        <svg className="scan-guide" viewBox={`0 0 ${shot.width} ${shot.height}`} aria-hidden="true">
          <polygon className="scan-edge" points={points} />
          {cornerIds.map((id) => (
            <circle
              key={id}
              className={id === corner ? 'scan-corner scan-corner-chosen' : 'scan-corner'}
              cx={quad[id].x}
              cy={quad[id].y}
              r={shot.width / 60}
            />
          ))}
        </svg>
      </button>
      <p id="corner-keys" className="soft small">
        {t('record:scan.cornerKeys')}
      </p>
      <Choices
        label={t('record:scan.whichCorner')}
        value={corner}
        direction="row"
        options={cornerIds.map((value) => ({ value, text: t(`record:scan.corner.${value}`) }))}
        onChange={setCorner}
      />
    </div>
  )
}
