/** How many are let in, and how long anybody waits; times in milliseconds. */
export type GateOptions = {
  readonly atOnce: number
  readonly waiting: number
  /** Who has waited so long is turned away. */
  readonly longestWait: number
  /** After so long a place is given to the next one, whoever holds it: it may be somebody who reads an answer slowly, and costs nothing. */
  readonly longestStay: number
  /** Told when somebody is turned away, and then not before nobody has waited in between. */
  readonly onFull?: () => void
}

/** Lets some in at once, has some wait, in the order that they came in, and turns away whoever comes on top of those. */
export type Gate = {
  /** Whether the one who comes may go on, known once it is decided; the place is theirs until `end`, which also ends the waiting. */
  enter(end: AbortSignal): Promise<boolean>
}

/** Opens a gate with nobody inside. */
export function openGate({atOnce, waiting, longestWait, longestStay, onFull}: GateOptions): Gate {
  let inside = 0
  let isFull = false
  /** A set keeps the order that they came in, and lets any of them leave. */
  const queue = new Set<() => void>()

  function stay(end: AbortSignal): void {
    inside += 1
    const leave = (): void => {
      clearTimeout(timer)
      end.removeEventListener('abort', leave)
      inside -= 1
      const [next] = queue
      next?.()
      if (queue.size === 0) isFull = false
    }
    const timer = setTimeout(leave, longestStay).unref()
    end.addEventListener('abort', leave)
  }

  function turnAway(): false {
    if (!isFull) onFull?.()
    isFull = true
    return false
  }

  return {
    async enter(end) {
      if (end.aborted) return false
      if (inside < atOnce) {
        stay(end)
        return true
      }
      if (queue.size >= waiting) return turnAway()
      return new Promise(resolve => {
        const settle = (isLetIn: boolean): void => {
          clearTimeout(timer)
          queue.delete(letIn)
          end.removeEventListener('abort', giveUp)
          if (isLetIn) stay(end)
          resolve(isLetIn)
        }
        const letIn = (): void => settle(true)
        const giveUp = (): void => settle(false)
        const timer = setTimeout(() => settle(turnAway()), longestWait).unref()
        queue.add(letIn)
        end.addEventListener('abort', giveUp)
      })
    },
  }
}
