import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import './notice.css'

export interface NoticeProps {
  readonly tone: 'bad' | 'warn' | 'good' | 'info'
  /** What happened, in one line. */
  readonly title: string
  /** What to do now. */
  readonly next?: string
  /** For the technician, in small print. */
  readonly detail?: string
  readonly children?: ReactNode
}

const icons = { bad: CircleAlert, warn: TriangleAlert, good: CircleCheck, info: Info }

/** Said in place, never as a dialog. Failures are announced at once, the rest when there is a pause. */
export function Notice(props: NoticeProps) {
  const Icon = icons[props.tone]
  const detail = props.detail ?? ''
  return (
    <div className={`notice notice-${props.tone}`} role={props.tone === 'bad' ? 'alert' : 'status'}>
      <Icon aria-hidden="true" className="notice-icon" />
      <div className="notice-words">
        <p className="notice-title">{props.title}</p>
        {props.next === undefined ? null : <p>{props.next}</p>}
        {detail === '' ? null : <p className="notice-detail">{detail}</p>}
        {props.children}
      </div>
    </div>
  )
}
