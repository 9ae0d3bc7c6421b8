import type { KeyboardEvent, PointerEvent } from 'react'
import { useRef } from 'react'
import { faceEdge, type Point } from './face-map.ts'
import './face-drawing.css'

const stepCm = 0.5
const steps: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -stepCm, y: 0 },
  ArrowRight: { x: stepCm, y: 0 },
  ArrowUp: { x: 0, y: -stepCm },
  ArrowDown: { x: 0, y: stepCm },
}
const width = faceEdge.right - faceEdge.left
const height = faceEdge.bottom - faceEdge.top
const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

/** A face to point at, with the mouse, a finger or the arrow keys; what is recorded already lies on it as rings. */
export function FaceDrawing(props: {
  readonly label: string
  readonly point: Point | null
  readonly recorded: readonly Point[]
  readonly onPoint: (point: Point) => void
}) {
  const drawing = useRef<SVGSVGElement>(null)

  function pointTo({ x, y }: Point) {
    props.onPoint({
      x: within(x, faceEdge.left, faceEdge.right),
      y: within(y, faceEdge.top, faceEdge.bottom),
    })
  }
  function pressed(event: PointerEvent) {
    const box = drawing.current?.getBoundingClientRect()
    if (box === undefined || box.width === 0) return
    pointTo({
      x: faceEdge.left + ((event.clientX - box.left) / box.width) * width,
      y: faceEdge.top + ((event.clientY - box.top) / box.height) * height,
    })
  }
  function moved(event: KeyboardEvent) {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const from = props.point ?? { x: 0, y: 0 }
    pointTo({ x: from.x + step.x, y: from.y + step.y })
  }

  return (
    <button
      type="button"
      className="face-drawing"
      aria-label={props.label}
      onPointerDown={pressed}
      onKeyDown={moved}
    >
      <svg
        ref={drawing}
        viewBox={`${faceEdge.left} ${faceEdge.top} ${width} ${height}`}
        aria-hidden="true"
        preserveAspectRatio="none"
      >
        <FaceLines />
        {props.recorded.map(({ x, y }) => (
          <circle key={`${x} ${y}`} className="face-recorded" cx={x} cy={y} r="0.45" />
        ))}
        {props.point === null ? null : (
          <g className="face-point">
            <circle cx={props.point.x} cy={props.point.y} r="0.3" />
            <path
              d={`M ${props.point.x - 1} ${props.point.y} h 2 M ${props.point.x} ${props.point.y - 1} v 2`}
            />
          </g>
        )}
      </svg>
    </button>
  )
}

/** The person's own right is on the left, as whoever sits opposite sees it. */
function FaceLines() {
  return (
    <g className="face-lines">
      <path d="M -6.6 1 C -7.6 1 -7.9 2.4 -7.6 3.6 C -7.4 5 -7 5.6 -6.3 5.3" />
      <path d="M 6.6 1 C 7.6 1 7.9 2.4 7.6 3.6 C 7.4 5 7 5.6 6.3 5.3" />
      <path
        className="face-skin"
        d="M 0 -6.4 C 4.4 -6.4 6.7 -3.4 6.7 0.6 C 6.7 5.4 4.2 11.4 0 11.4 C -4.2 11.4 -6.7 5.4 -6.7 0.6 C -6.7 -3.4 -4.4 -6.4 0 -6.4 Z"
      />
      {[-1, 1].map((side) => (
        <g key={side} transform={`scale(${side} 1)`}>
          <path className="face-brow" d="M 1.2 0 C 2.2 -0.7 3.8 -0.7 5 0.2" />
          <path d="M 1.9 1.9 C 2.6 1.1 3.9 1.1 4.7 1.8 C 3.9 2.4 2.7 2.5 1.9 1.9 Z" />
          <circle className="face-iris" cx="3.3" cy="1.8" r="0.5" />
          <path d="M 0.9 5.2 C 1.8 5.4 1.9 4.4 1.4 4" />
        </g>
      ))}
      <path d="M -0.5 5.3 C -0.2 5.6 0.2 5.6 0.5 5.3" />
      <path d="M -2.5 7.2 C -1.4 6.5 -0.6 6.6 0 6.8 C 0.6 6.6 1.4 6.5 2.5 7.2 C 1.4 8.2 -1.4 8.2 -2.5 7.2 Z" />
      <path d="M -2.5 7.2 C -1 7.4 1 7.4 2.5 7.2" />
    </g>
  )
}
