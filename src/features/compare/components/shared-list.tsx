import type {Comparison} from '#src/features/compare/compare-queries.ts'
import type {SharedKind} from '#src/features/compare/list-shared.ts'
import {clampText} from '#src/ui/clamp-text.ts'
import {SharedMark} from './shared-mark.tsx'

/** What the incidents have in common, each with where every one of them says so. */
export function SharedList({comparison: {shared, compared}}: {readonly comparison: Comparison}) {
  return (
    <section aria-labelledby="shared" className="compare-shared">
      <h2 id="shared" className="section-title">
        What they share
      </h2>
      {shared.length === 0 ? (
        <p className="figures-empty">Nothing that their documents state: no service, no factor, no trigger, no fix, no symptom, and not who noticed first.</p>
      ) : (
        <>
          <ul>
            {shared.map(thing => (
              <li key={`${thing.kind} ${thing.what} ${thing.isFound}`}>
                <p>
                  <span className="shared-kind">{kindNames[thing.kind]}</span> <bdi>{clampText(thing.what, 80)}</bdi>{' '}
                  <SharedMark thing={thing} of={compared.length} />
                </p>
                {thing.isFound ? (
                  <ul>
                    {thing.among.map(({place, href, text}) => (
                      <li key={place}>
                        <a href={href}>
                          <span className="shared-number">{place + 1}</span> <q>{clampText(text ?? '', 140)}</q>
                        </a>
                      </li>
                    ))}
                  </ul>
                ) : (
                  <p className="shared-places">
                    stated in{' '}
                    {thing.among.map(({place, href}) => (
                      <a key={place} href={href} aria-label={`Incident ${place + 1}`}>
                        <span className="shared-number">{place + 1}</span>
                      </a>
                    ))}
                  </p>
                )}
              </li>
            ))}
          </ul>
          {shared.some(({isFound}) => isFound) && (
            <p className="figures-hint">What stands in quotes was found in texts that say it in words of their own: read both before you rely on it.</p>
          )}
        </>
      )}
    </section>
  )
}

const kindNames: Readonly<Record<SharedKind, string>> = {
  symptom: 'Symptom',
  trigger: 'Trigger',
  factor: 'Factor',
  fix: 'What stopped it',
  action: 'Actions against',
  technology: 'Technology',
  service: 'Service',
  detection: 'First noticed by',
  severity: 'Severity',
  organization: 'Organisation',
}
