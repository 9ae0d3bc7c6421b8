import { useEffect, useRef } from 'react'
import { ToggleButton } from 'react-aria-components'
import { useTexts } from '../../i18n/use-texts.ts'
import { broken } from './measures/rules.ts'
import { clearShot } from './picture/shot.ts'
import { measuresOf, type Taken } from './picture/taken.ts'

const THUMB = { width: 90, height: 120 }

/** The shots side by side, the best first. */
export function ShotStrip(props: {
  readonly shots: readonly Taken[]
  readonly chosen: number
  readonly onChoose: (number: number) => void
}) {
  const { t } = useTexts()
  return (
    <fieldset className="shots">
      <legend className="field-label">{t('portrait:shots')}</legend>
      {props.shots.map((shot, place) => (
        <ToggleButton
          key={shot.number}
          className="shot"
          isSelected={shot.number === props.chosen}
          aria-label={t('portrait:shot', { number: place + 1, faults: broken(measuresOf(shot)).length })}
          onChange={() => props.onChoose(shot.number)}
        >
          <Thumb shot={shot} />
        </ToggleButton>
      ))}
    </fieldset>
  )
}

function Thumb({ shot }: { readonly shot: Taken }) {
  const view = useRef<HTMLCanvasElement>(null)
  const { canvas, crop } = shot
  useEffect(() => {
    const element = view.current
    return () => {
      if (element !== null) clearShot(element)
    }
  }, [])
  useEffect(() => {
    const { left, top, width, height } = crop
    view.current
      ?.getContext('2d')
      ?.drawImage(canvas, left, top, width, height, 0, 0, THUMB.width, THUMB.height)
  }, [canvas, crop])
  return <canvas ref={view} {...THUMB} aria-hidden="true" />
}
