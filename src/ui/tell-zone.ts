/**
 * Tells the server, by a cookie, the zone that this browser's clock is in. A page that waits for it (`data-reader-zone` with `data-wanted`) is
 * told at once and asked for again; any other once somebody does something on it and the browser has nothing else to do, for the pages after
 * it: the first question for a zone keeps Chromium busy for 50 ms, and a phone for four times as long.
 */
export function tellZone(signal: AbortSignal): void {
  if (document.querySelector('[data-reader-zone][data-wanted]')) {
    // Once: the server may not know the zone that it is told. The page before may have told it while this one was on its way.
    const [load] = performance.getEntriesByType('navigation')
    const isAgain = load instanceof PerformanceNavigationTiming && load.type === 'reload'
    if (tell() && !isAgain) location.reload()
    return
  }
  const begun = new AbortController()
  signal.addEventListener('abort', () => begun.abort())
  const begin = (): void => {
    begun.abort()
    whenIdle(tell)
  }
  for (const sign of ['pointermove', 'pointerdown', 'keydown', 'scroll']) window.addEventListener(sign, begin, {passive: true, signal: begun.signal})
}

/** Whether the server will know it from now on: false where no cookie can be set. */
function tell(): boolean {
  const cookie = `zone=${encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone)}`
  if (document.cookie.split('; ').includes(cookie)) return true
  // biome-ignore lint/suspicious/noDocumentCookie: the store for cookies is not there without a secure connection
  document.cookie = `${cookie}; path=/; max-age=31536000; samesite=lax`
  return document.cookie.includes(cookie)
}

/** Safari has no idle callbacks. */
function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(act, {timeout: 2000})
  else setTimeout(act, 200)
}
