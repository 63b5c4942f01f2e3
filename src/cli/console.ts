import {toPrintable} from '#src/server/to-printable.ts'

/** Writes data for programs and people to read. */
export function writeLine(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Says something to the person at the terminal. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Lets `kb … | head` end quietly once `head` has seen enough. */
export function ignoreClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      process.exit(process.exitCode ?? 0)
    })
  }
}

/** A line of several that may hold foreign text: each stays one line and changes nothing but itself. */
export function toPrintableLines(text: string): string {
  return text.split('\n').map(toPrintable).join('\n')
}

/** A bar on standard error that is redrawn in place; nothing where standard error is no terminal. */
export function openProgressBar(): {draw(label: string, done: number, total: number): void; clear(): void} {
  const {stderr} = process
  let drawn = 0
  return {
    draw(label, done, total) {
      const now = Date.now()
      if (!stderr.isTTY || (now - drawn < 100 && done < total)) return
      drawn = now
      const width = 30
      const filled = total === 0 ? width : Math.round((done / total) * width)
      stderr.write(`\r\u001b[K${label} ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done.toLocaleString('en')} of ${total.toLocaleString('en')}`)
    },
    clear() {
      if (drawn > 0) stderr.write('\r\u001b[K')
    },
  }
}
