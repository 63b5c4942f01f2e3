import {type SourceMark, sourceFields, toMarkedSource} from '#src/features/incident/to-marked-source.ts'
import {clampText} from '#src/ui/clamp-text.ts'

type OriginalPaneProps = {readonly text: string; readonly name: string; readonly marks: readonly SourceMark[]; readonly madeOf: string | undefined}

/** The text that was given, with marks on what was read. */
export function OriginalPane({text, name, marks, madeOf}: OriginalPaneProps) {
  const present = sourceFields.filter(({field}) => marks.some(mark => mark.field === field))
  return (
    <section className="intake-original" aria-labelledby="original">
      <div className="intake-original-head">
        <h2 id="original">Original</h2>
        <span className="dim">
          <bdi>{clampText(name, 60)}</bdi>
          {madeOf && `, as text`}
        </span>
        {present.length > 0 && (
          <ul className="source-legend" aria-label="Read as">
            {present.map(({field, name: label}) => (
              <li key={field}>
                <mark className={`source-${field}`}>{label}</mark>
              </li>
            ))}
          </ul>
        )}
      </div>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: every character of the text is escaped */}
      <ol className="source" dangerouslySetInnerHTML={{__html: toMarkedSource(text, marks)}} />
    </section>
  )
}
