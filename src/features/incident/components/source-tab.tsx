import {type SourceMark, sourceFields, toMarkedSource} from '#src/features/incident/to-marked-source.ts'

/** The document's text with line numbers, and marks on what was read from it. */
export function SourceTab({file, markdown, marks}: {readonly file: string; readonly markdown: string; readonly marks: readonly SourceMark[]}) {
  const present = sourceFields.filter(({field}) => marks.some(mark => mark.field === field))
  return (
    <section className="mt-5" aria-labelledby="source">
      <div className="flex flex-wrap items-baseline gap-x-5 gap-y-1">
        <h2 id="source" className="font-mono text-sm font-medium">
          <bdi>{file}</bdi>
        </h2>
        {present.length > 0 && (
          <ul className="source-legend" aria-label="Read as">
            {present.map(({field, name}) => (
              <li key={field}>
                <mark className={`source-${field}`}>{name}</mark>
              </li>
            ))}
          </ul>
        )}
      </div>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: every character of the document is escaped */}
      <ol className="source" dangerouslySetInnerHTML={{__html: toMarkedSource(markdown, marks)}} />
    </section>
  )
}
