/**
 * Shows images of other sites where the operator allows their origins; elsewhere the link that stands for each stays. The class is one that
 * only the renderer writes.
 */
export function showRemoteImages(html: string, origins: readonly string[]): string {
  if (origins.length === 0 || !html.includes('class="image-link"')) return html
  return html.replace(/<a href="([^"]*)" rel="[^"]*" class="image-link">([^<]*)<\/a>/g, (link: string, address: string, words: string) =>
    origins.some(origin => address.startsWith(`${origin}/`)) ? `<img src="${address}" alt="${words}" loading="lazy" referrerpolicy="no-referrer">` : link,
  )
}
