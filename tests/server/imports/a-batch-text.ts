import type {BatchReport} from '#src/server/imports/batches.ts'

/** A short postmortem of its own day and title. */
export function aPostmortem(at: number, more = ''): string {
  const day = `${2020 + Math.floor(at / 336)}-${String(1 + (Math.floor(at / 28) % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`
  return `# Queue ${at} stopped\n\nOn ${day} at 10:00 UTC the queue of worker ${at} stopped.\n\n## Timeline (UTC)\n\n- ${day} 10:00: A disk fills up.\n- ${day} 10:30: It is emptied.\n\n${more}## Action items\n\n- Watch the disk of worker ${at}. Owner: @storage\n`
}

/** Whether nothing is left to be read or saved. */
export function isAtRest({files}: BatchReport): boolean {
  return files.every(({outcome}) => outcome !== 'waiting' && outcome !== 'saving')
}
