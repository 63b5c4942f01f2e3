/**
 * Tells the server, by a cookie, the zone that this browser's clock is in, and shows the choice that needs it: `data-reader-zone` is a hidden
 * link, and names the zone that is on offer anyway.
 */
export function tellZone(): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const cookie = `zone=${encodeURIComponent(zone)}`
  if (document.cookie.split('; ').includes(cookie)) return
  // biome-ignore lint/suspicious/noDocumentCookie: the store for cookies is not there without a secure connection
  document.cookie = `${cookie}; path=/; max-age=31536000; samesite=lax`
  const link = document.querySelector<HTMLAnchorElement>('[data-reader-zone]')
  if (!link || !document.cookie.includes(cookie)) return
  if ('wanted' in link.dataset) location.reload()
  else link.hidden = zone === 'UTC' || zone === link.dataset.readerZone
}
