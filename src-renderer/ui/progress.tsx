import { ProgressBar } from 'react-aria-components'
import './progress.css'

/** `share` from 0 to 1; `text` says it in words and stands beside the bar. */
export function Progress(props: { readonly label: string; readonly share: number; readonly text: string }) {
  return (
    <ProgressBar
      className="progress"
      value={props.share * 100}
      aria-label={props.label}
      valueLabel={props.text}
    >
      <svg className="progress-track" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect className="progress-rest" width="100" height="4" />
        <rect className="progress-done" width={Math.min(100, Math.max(0, props.share * 100))} height="4" />
      </svg>
      <span className="progress-text">{props.text}</span>
    </ProgressBar>
  )
}
