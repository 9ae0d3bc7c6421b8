import { Check, Circle, CircleDot } from 'lucide-react'
import { Button } from 'react-aria-components'
import './step-list.css'

export interface StepItem<I extends string> {
  readonly id: I
  readonly text: string
  /** Read after the name: "xong", "còn thiếu 3 dấu". */
  readonly note: string
  readonly mark: 'done' | 'open' | 'waiting'
}

const marks = { done: Check, open: CircleDot, waiting: Circle }

/** The whole way in one column: what is done, what is open, where the eye is now. */
export function StepList<I extends string>(props: {
  readonly label: string
  readonly steps: readonly StepItem<I>[]
  readonly shown: I
  readonly onShow: (id: I) => void
}) {
  return (
    <nav aria-label={props.label}>
      <ol className="steps">
        {props.steps.map((step) => {
          const Mark = marks[step.mark]
          return (
            <li key={step.id}>
              <Button
                className={`step step-${step.mark}${step.id === props.shown ? ' step-shown' : ''}`}
                onPress={() => props.onShow(step.id)}
                {...(step.id === props.shown ? { 'aria-current': 'step' } : {})}
              >
                <Mark aria-hidden="true" className="step-mark" />
                <span className="step-words">
                  <span className="step-text">{step.text}</span>
                  <span className="step-note">{step.note}</span>
                </span>
              </Button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
