import {spawn} from 'node:child_process'
import {createInterface} from 'node:readline'
import {onTestFinished} from 'vitest'
import type {ActionEdit} from '#src/library/document-saving.ts'

/** What a process says of one change. */
export type SavingAnswer = {readonly outcome: string; readonly save?: string; readonly note?: string; readonly reason?: string}

/** Begins a process that makes these changes at once as soon as it is told to; see `saving-process.ts`. */
export function beginSaving({content, databaseUrl}: {readonly content: string; readonly databaseUrl: string}, email: string, edits: readonly ActionEdit[]) {
  const words = ['--import', 'tsx', 'tests/server/saving-process.ts', content, databaseUrl, email, JSON.stringify(edits)]
  const child = spawn(process.execPath, words, {stdio: ['pipe', 'pipe', 'inherit']})
  onTestFinished(() => void child.kill('SIGKILL'))
  const said: SavingAnswer[] = []
  let isReady = (): void => undefined
  const ready = new Promise<void>(resolve => {
    isReady = resolve
  })
  createInterface({input: child.stdout}).on('line', line => {
    if (line === 'ready') isReady()
    else said.push(JSON.parse(line))
  })
  const answers = new Promise<readonly SavingAnswer[]>(resolve => child.once('close', () => resolve(said)))
  return {ready, answers, said, go: () => child.stdin.write('go\n'), kill: () => child.kill('SIGKILL')}
}
