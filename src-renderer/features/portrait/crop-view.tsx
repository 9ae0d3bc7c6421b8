import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { useTexts } from '../../i18n/use-texts.ts'
import { arrowMove } from '../../ui/arrow-moves.ts'
import { clearShot } from './picture/shot.ts'
import { moveCrop, zoomCrop, type Crop } from './picture/crop.ts'

/** One press of a key moves by this part of the crop's height, or zooms by this factor. */
const STEP = 0.02
const ZOOM = 1.05

/**
 * The still with its crop: arrows move it, + and - zoom, a pointer drags and a wheel zooms. The frame is a
 * button, so that it takes the focus and its keys are announced.
 */
export function CropView(props: {
  readonly shot: HTMLCanvasElement
  readonly crop: Crop
  readonly onChange: (crop: Crop) => void
}) {
  const { t } = useTexts()
  const { shot, crop, onChange } = props
  const view = useRef<HTMLCanvasElement>(null)
  const frame = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    view.current?.getContext('2d')?.drawImage(shot, 0, 0)
    frame.current?.focus()
    const element = view.current
    return () => {
      if (element !== null) clearShot(element)
    }
  }, [shot])

  function onKeyDown(event: KeyboardEvent) {
    const step = Math.max(1, Math.round(crop.height * STEP))
    const move = arrowMove(event.key)
    if (move !== undefined) onChange(moveCrop(crop, shot, move[0] * step, move[1] * step))
    else if (event.key === '+' || event.key === '=') onChange(zoomCrop(crop, shot, ZOOM))
    else if (event.key === '-') onChange(zoomCrop(crop, shot, 1 / ZOOM))
    else return
    event.preventDefault()
  }
  function onPointerMove(event: PointerEvent<HTMLButtonElement>) {
    if (event.buttons !== 1) return
    const scale = shot.width / event.currentTarget.clientWidth
    onChange(moveCrop(crop, shot, event.movementX * scale, event.movementY * scale))
  }

  const { left, top, width, height } = crop
  return (
    <>
      <button
        ref={frame}
        type="button"
        className="live crop"
        aria-label={t('portrait:crop')}
        aria-describedby="crop-keys"
        onKeyDown={onKeyDown}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onWheel={(event) => onChange(zoomCrop(crop, shot, event.deltaY < 0 ? ZOOM : 1 / ZOOM))}
      >
        <canvas
          ref={view}
          width={shot.width}
          height={shot.height}
          className="live-video"
          aria-hidden="true"
        />
        <svg className="live-guide" viewBox={`0 0 ${shot.width} ${shot.height}`} aria-hidden="true">
          <path
            className="live-veil"
            fillRule="evenodd"
            d={`M0 0H${shot.width}V${shot.height}H0Z M${left} ${top}H${left + width}V${top + height}H${left}Z`}
          />
          <rect className="crop-edge" x={left} y={top} width={width} height={height} />
        </svg>
      </button>
      <p id="crop-keys" className="soft small">
        {t('portrait:cropKeys')}
      </p>
    </>
  )
}
