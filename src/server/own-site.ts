import {readEnvironment} from './environment.ts'
import type {Site} from './site.ts'

/** Where people reach this process, read once; also while the index is out of reach. */
export function ownSite(): Site {
  site ??= readEnvironment().site
  return site
}

let site: Site | undefined
