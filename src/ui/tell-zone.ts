/**
 * Tells the server, by a cookie, the zone that this browser's clock is in, and shows the choice that needs it: `data-reader-zone` is a hidden
 * link, and names the zone that is on offer anyway. A page that waits for the zone is told at once, any other once somebody does something on
 * it and the browser has nothing else to do: the first question for a zone keeps Chromium busy for 50 ms, and a phone for four times as long.
 */
export function tellZone(signal: AbortSignal): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-reader-zone]')
  if (link && 'wanted' in link.dataset) {
    if (tell()) location.reload()
    return
  }
  const begun = new AbortController()
  signal.addEventListener('abort', () => begun.abort())
  const on = {passive: true, signal: begun.signal}
  const begin = (): void => {
    begun.abort()
    whenIdle(() => {
      const zone = tell()
      if (link && zone !== undefined) link.hidden = zone === 'UTC' || zone === link.dataset.readerZone
    })
  }
  for (const sign of ['pointermove', 'pointerdown', 'keydown', 'scroll']) window.addEventListener(sign, begin, on)
}

/** The zone, if the server has not been told of it before and a cookie can be set. */
function tell(): string | undefined {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const cookie = `zone=${encodeURIComponent(zone)}`
  if (document.cookie.split('; ').includes(cookie)) return undefined
  // biome-ignore lint/suspicious/noDocumentCookie: the store for cookies is not there without a secure connection
  document.cookie = `${cookie}; path=/; max-age=31536000; samesite=lax`
  return document.cookie.includes(cookie) ? zone : undefined
}

/** Safari has no idle callbacks. */
function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(act, {timeout: 2000})
  else setTimeout(act, 200)
}
