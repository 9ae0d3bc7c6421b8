/**
 * What the device should be sending now, in its order: new chunks as they were granted, and chunks again as they
 * were asked for. A chunk that is overtaken by one behind it is lost, however often it was sent. Pure.
 */
export interface InFlight {
  readonly grant: (from: number, to: number) => void
  /** Those of `seqs` that are not on their way again already. */
  readonly ask: (seqs: readonly number[]) => readonly number[]
  /** The chunks that this one has overtaken. */
  readonly arrived: (seq: number, isResent: boolean) => readonly number[]
  /** Nothing has come for a while: nothing is on its way any more. */
  readonly clear: () => void
}

interface Sent {
  readonly seq: number
  readonly isResent: boolean
}

export function createInFlight(): InFlight {
  let queue: Sent[] = []

  return {
    grant: (from, to) => {
      for (let seq = from; seq < to; seq += 1) queue.push({ seq, isResent: false })
    },
    ask: (seqs) => {
      const underWay = new Set(queue.flatMap((sent) => (sent.isResent ? [sent.seq] : [])))
      const asked = seqs.filter((seq) => !underWay.has(seq))
      for (const seq of asked) queue.push({ seq, isResent: true })
      return asked
    },
    arrived: (seq, isResent) => {
      const [first] = queue
      // Nearly always nothing was lost.
      if (first?.seq === seq && first.isResent === isResent) {
        queue.shift()
        return []
      }
      const at = queue.findIndex((sent) => sent.seq === seq && sent.isResent === isResent)
      if (at === -1) return []
      const overtaken = queue.slice(0, at).map((sent) => sent.seq)
      queue = queue.slice(at + 1)
      return overtaken
    },
    clear: () => {
      queue = []
    },
  }
}
