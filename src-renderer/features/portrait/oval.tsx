/** The oval that a head should fill, and how much of the holding time has passed around it. In units of the 3:4 portrait's height. */
export function Oval(props: { readonly progress: number; readonly isGood: boolean }) {
  const { progress, isGood } = props
  return (
    <>
      <ellipse className="live-oval-edge" cx="0" cy="42" rx="26" ry="35" />
      <ellipse className={`live-oval${isGood ? ' live-oval-good' : ''}`} cx="0" cy="42" rx="26" ry="35" />
      <ellipse
        className="live-progress"
        cx="0"
        cy="42"
        rx="26"
        ry="35"
        pathLength="1"
        strokeDasharray={`${progress} 1`}
      />
    </>
  )
}
