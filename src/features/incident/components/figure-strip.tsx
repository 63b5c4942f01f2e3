import type {PageAddress} from '#src/features/incident/page-address.ts'
import {toFigures} from '#src/features/incident/to-figures.ts'
import type {Incident} from '#src/incident/incident.ts'
import {Figure} from '#src/ui/figure.tsx'
import {Evident} from './evident.tsx'

/** The incident in numbers, each with what it is made of. */
export function FigureStrip({incident, today, address}: {readonly incident: Incident; readonly today: string; readonly address: PageAddress}) {
  return (
    <dl className="figures" id="figures">
      {toFigures(incident, today).map(figure => (
        <Figure
          key={figure.label}
          label={figure.label}
          number={figure.number}
          differs={figure.differs ?? false}
          isWide={figure.isWide ?? false}
          note={figure.notes.map(note => (
            <div key={note.map(part => part.text).join('')}>
              {note.map(part =>
                part.evidence ? (
                  <Evident
                    key={`${part.text} ${part.evidence.start.offset}`}
                    name={figure.label.replaceAll(' ', '-')}
                    evidence={part.evidence}
                    address={address}
                  >
                    {part.text}
                  </Evident>
                ) : (
                  part.text
                ),
              )}
            </div>
          ))}
        />
      ))}
    </dl>
  )
}
