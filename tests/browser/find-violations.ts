import type {Page} from '@playwright/test'
import axe from 'axe-core'

/** What axe has against a page as it is at the moment, in words. */
export async function findViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const {violations} = await page.evaluate(() => window.axe.run(document, {resultTypes: ['violations']}))
  return violations.map(violation => `${violation.id}: ${violation.nodes.map(node => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join('; ')}`)
}

declare global {
  interface Window {
    readonly axe: typeof axe
  }
}
