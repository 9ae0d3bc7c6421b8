import './hands.css'

/** Each finger as [position, x, top, length] on a hand 100 wide, as the citizen sees the back of it. */
const right: readonly (readonly [number, number, number, number])[] = [
  [2, 24, 16, 56],
  [3, 42, 8, 62],
  [4, 60, 14, 58],
  [5, 78, 28, 46],
]
const left: readonly (readonly [number, number, number, number])[] = [
  [10, 12, 28, 46],
  [9, 30, 14, 58],
  [8, 48, 8, 62],
  [7, 66, 16, 56],
]

function Hand(props: {
  readonly fingers: typeof right
  readonly thumb: { readonly position: number; readonly side: 'left' | 'right' }
  readonly asked: readonly number[]
}) {
  const look = (position: number) => (props.asked.includes(position) ? 'finger finger-asked' : 'finger')
  const isLeftThumb = props.thumb.side === 'left'
  return (
    <svg className="hand" viewBox="-32 0 164 130" aria-hidden="true">
      <rect className="finger" x="12" y="62" width="78" height="60" rx="20" />
      {props.fingers.map(([position, x, top, length]) => (
        <rect key={position} className={look(position)} x={x - 1} y={top} width="14" height={length} rx="7" />
      ))}
      <rect
        className={look(props.thumb.position)}
        x="0"
        y="0"
        width="15"
        height="46"
        rx="7.5"
        transform={isLeftThumb ? 'translate(2 66) rotate(-38 7 46)' : 'translate(86 66) rotate(38 7 46)'}
      />
    </svg>
  )
}

/** Two hands with the asked fingers in colour and outline: one picture needs no language. */
export function Hands(props: { readonly asked: readonly number[]; readonly label: string }) {
  return (
    <figure className="hands" aria-label={props.label}>
      <Hand fingers={left} thumb={{ position: 6, side: 'right' }} asked={props.asked} />
      <Hand fingers={right} thumb={{ position: 1, side: 'left' }} asked={props.asked} />
    </figure>
  )
}
