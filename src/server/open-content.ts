import type {ContentFolder} from '#src/library/content-folder.ts'
import {openContentFolder} from '#src/store/content-folder/open-content-folder.ts'
import type {Environment} from './environment.ts'

/** The content folder alone, for commands that need no database. */
export function openContentFolderOf({content}: Environment): ContentFolder {
  return openContentFolder(content)
}
