import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  Camera,
  CircleCheck,
  Eye,
  Glasses,
  Lightbulb,
  RotateCcw,
  RotateCw,
  Smile,
  User,
  Users,
  Wallpaper,
  ZoomIn,
  ZoomOut,
  type LucideIcon,
} from 'lucide-react'
import type { PortraitHint } from '../../../src-main/contract/records/portrait-check.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { directionOf, type Direction } from './coach/direction.ts'

const arrows: Readonly<Record<Direction, LucideIcon>> = {
  left: ArrowLeft,
  right: ArrowRight,
  up: ArrowUp,
  down: ArrowDown,
  closer: ZoomIn,
  back: ZoomOut,
  'tilt-left': RotateCcw,
  'tilt-right': RotateCw,
}

const pictures: Partial<Record<PortraitHint, LucideIcon>> = {
  'camera-dark': Camera,
  'camera-frozen': Camera,
  'camera-turned': Camera,
  'camera-small': Camera,
  'two-faces': Users,
  'glasses-off': Glasses,
  'open-eyes': Eye,
  'look-here': Eye,
  'close-mouth': Smile,
  'relax-face': Smile,
  'more-light': Lightbulb,
  'less-light': Lightbulb,
  'even-light': Lightbulb,
  'plain-light': Lightbulb,
  'plain-wall': Wallpaper,
  sharpen: Camera,
  hold: CircleCheck,
}

/** One picture and few words. `isMirror` is the citizen's view, where left is left. */
export function HintView(props: { readonly hint: PortraitHint; readonly isMirror: boolean }) {
  const { t } = useTexts()
  const { hint, isMirror } = props
  const direction = directionOf(hint, isMirror)
  const Icon = direction === null ? (pictures[hint] ?? User) : arrows[direction]
  return <HintBox icon={Icon} text={t(`portrait:hint.${hint}`)} isGood={hint === 'hold'} />
}

/** A word of coaching with its picture. */
export function HintBox(props: {
  readonly icon: LucideIcon
  readonly text: string
  readonly isGood: boolean
}) {
  const Icon = props.icon
  return (
    <output className={`hint${props.isGood ? ' hint-good' : ''}`}>
      <Icon aria-hidden="true" className="hint-icon" />
      {props.text}
    </output>
  )
}
