/** HTML that was made, and sanitised, from a document when it was published. */
export function Written({html, className}: {readonly html: string; readonly className: string}) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: only elements and attributes of a list are ever written, whatever the document holds
  return <div className={className} dangerouslySetInnerHTML={{__html: html}} />
}
