/** Who stands before the simulated pad. */
export type Stroke = readonly (readonly [x: number, y: number])[]

/** Writes its strokes, and touches the tick. */
export interface Hand {
  readonly strokes: readonly Stroke[]
  /** From the prompt to the first stroke, and from the last to the tick. */
  readonly hesitationMs: number
}

export interface SimulatedHand {
  readonly sign: () => void
  /** Whatever the pad shows next, nobody goes on writing under what was there before. */
  readonly rest: () => void
}

/** Null is nobody. */
export function createSimulatedHand(
  hand: Hand | null,
  pad: { readonly write: (stroke: Stroke) => void; readonly accept: () => void },
): SimulatedHand {
  let timer: NodeJS.Timeout | undefined
  return {
    sign: () => {
      if (hand === null) return
      timer = setTimeout(() => {
        hand.strokes.forEach(pad.write)
        timer = setTimeout(pad.accept, hand.hesitationMs)
      }, hand.hesitationMs)
    },
    rest: () => clearTimeout(timer),
  }
}
