import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  CircleCheck,
  Eye,
  ScanEye,
  ZoomIn,
  ZoomOut,
  type LucideIcon,
} from 'lucide-react'
import type { IrisGuide } from '../../../src-main/contract/records/iris-check.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { HintBox } from '../portrait/index.ts'

const icons: Readonly<Record<IrisGuide, LucideIcon>> = {
  'no-eyes': ScanEye,
  'one-eye': ScanEye,
  'open-eyes': Eye,
  'come-closer': ZoomIn,
  'step-back': ZoomOut,
  'move-left': ArrowLeft,
  'move-right': ArrowRight,
  'move-up': ArrowUp,
  'move-down': ArrowDown,
  'look-here': ScanEye,
  hold: CircleCheck,
}

/** The officer sees the camera's own picture, where the citizen's left is on the right. */
const swapped: Partial<Record<IrisGuide, LucideIcon>> = { 'move-left': ArrowRight, 'move-right': ArrowLeft }

/** One picture and few words. `isOwn` is the citizen's view, where left is left. */
export function GuideView(props: { readonly guide: IrisGuide; readonly isOwn: boolean }) {
  const { t } = useTexts()
  const { guide, isOwn } = props
  return (
    <HintBox
      icon={(isOwn ? undefined : swapped[guide]) ?? icons[guide]}
      text={t(`iris:guide.${guide}`)}
      isGood={guide === 'hold'}
    />
  )
}
