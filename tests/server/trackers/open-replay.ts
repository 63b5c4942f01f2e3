import {onTestFinished} from 'vitest'
import {type Replay, serveReplay} from './replay-tracker.ts'

/** A tracker as `serveReplay` serves it, for as long as the test. */
export async function openReplay(answers: Readonly<Record<string, Replay | readonly Replay[]>>) {
  const replay = await serveReplay(answers)
  onTestFinished(replay.stop)
  return replay
}
