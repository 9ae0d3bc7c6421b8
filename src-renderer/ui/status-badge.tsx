import { Circle, CircleAlert, CircleCheck, CircleDot, LoaderCircle, TriangleAlert } from 'lucide-react'
import './status-badge.css'

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'idle' | 'busy'

const icons = {
  good: CircleCheck,
  warn: TriangleAlert,
  bad: CircleAlert,
  info: CircleDot,
  idle: Circle,
  busy: LoaderCircle,
}

/** A state in words with a shape beside it: colour alone never carries the meaning. */
export function StatusBadge(props: { readonly tone: Tone; readonly text: string }) {
  const Icon = icons[props.tone]
  return (
    <span className={`badge badge-${props.tone}`}>
      <Icon aria-hidden="true" className="badge-icon" />
      {props.text}
    </span>
  )
}
