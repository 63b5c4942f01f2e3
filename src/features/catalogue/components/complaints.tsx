/** What an address asks for that does not exist. */
export function Complaints({complaints}: {readonly complaints: readonly string[]}) {
  if (complaints.length === 0) return null
  return (
    <ul className="callout mb-3" aria-label="About this address">
      {complaints.map(complaint => (
        <li key={complaint}>{complaint}</li>
      ))}
    </ul>
  )
}
