import path from 'node:path'
import type {ImportReport} from '#src/library/import/import-report.ts'
import {formatDiagnostic} from '#src/postmortem/rules/format-diagnostic.ts'
import {standingIn} from './named-file.ts'

/** What became of one imported file, for a person at a terminal. */
export function writeImportReport({from, to, outcome, reason, read, left, needs, diagnostics}: ImportReport, location: string): string {
  if (outcome === 'failed') return `${from}: not imported: ${reason}`
  const place = path.relative(standingIn, path.join(location, to ?? ''))
  const shown = place.startsWith('..') ? path.join(location, to ?? '') : place
  if (outcome === 'kept') return `${from}: there already as ${shown}: ${reason}`
  return [
    `${from} → ${shown}`,
    `  read: ${Object.entries(read).map(formatCount).join(', ') || 'nothing but text'}`,
    ...(left.length > 0 ? [`  left as it was written: ${left.join(', ')}`] : []),
    ...needs.map(need => `  needs ${need}`),
    ...diagnostics.map(diagnostic => `  ${formatDiagnostic(from, diagnostic).replaceAll('\n', '\n  ')}`),
  ].join('\n')
}

function formatCount([name, count]: readonly [string, number]): string {
  if (!name.endsWith('s')) return name
  return `${count} ${count === 1 ? name.replace(/ies$/, 'y').replace(/s$/, '') : name}`
}
