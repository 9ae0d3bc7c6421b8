import { useTexts } from '../../i18n/use-texts.ts'
import { Notice } from '../../ui/notice.tsx'
import { CropView } from './crop-view.tsx'
import { MeasureList } from './measure-list.tsx'
import { measuresOf } from './picture/taken.ts'
import { ShotStrip } from './shot-strip.tsx'
import type { Vouched } from './use-keep.ts'
import type { Shots } from './use-shots.ts'
import { VouchForm } from './vouch-form.tsx'

/** The shots, the chosen one with its crop, what it measures, and what the officer vouches for. */
export function ChooseView(props: {
  readonly shots: Shots
  readonly vouched: Vouched
  readonly onVouch: (vouched: Vouched) => void
}) {
  const { t } = useTexts()
  const { shots, vouched } = props
  const { chosen } = shots
  if (chosen === null) return null
  return (
    <div className="choose">
      <div className="stack choose-picture">
        <CropView key={chosen.number} shot={chosen.canvas} crop={chosen.crop} onChange={shots.move} />
        {shots.all.length < 2 ? null : (
          <ShotStrip shots={shots.all} chosen={chosen.number} onChoose={shots.choose} />
        )}
      </div>
      <div className="stack">
        {chosen.look === null ? (
          <Notice tone="warn" title={t('portrait:byHand')} next={t('portrait:byHandNext')} />
        ) : (
          <MeasureList measures={measuresOf(chosen)} />
        )}
        <VouchForm vouched={vouched} isByHand={chosen.look === null} onChange={props.onVouch} />
      </div>
    </div>
  )
}
