import {formatSeverityLevel, type SeverityLevel} from '#src/incident/severity.ts'
import {Badge} from '#src/ui/badge.tsx'

/** The severity by the product's name, with the author's own word where that is another; one that fits no scale stands as written. */
export function SeverityBadge({level, label}: {readonly level: SeverityLevel | undefined; readonly label: string | undefined}) {
  if (level === undefined) return label === undefined ? null : <span className="chip">{label}</span>
  const name = formatSeverityLevel(level)
  const own = label !== undefined && label.replace(/[\s_-]/g, '').toUpperCase() !== name ? ` ${label}` : ''
  return (
    <Badge scale={level}>
      {name}
      {own}
    </Badge>
  )
}
