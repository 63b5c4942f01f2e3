import path from 'node:path'
import type {ContentFolder} from '#src/library/content-folder.ts'
import {templateFolder} from '#src/library/templates.ts'
import {openContentFolder} from '#src/store/content-folder/open-content-folder.ts'
import type {Environment} from './environment.ts'

/** The content folder alone, for commands that need no database. */
export function openContentFolderOf({content}: Environment): ContentFolder {
  return openContentFolder(content)
}

/** The folder that a file stands in, wherever that is, for commands that change a file somebody named. */
export function openFolderAt(location: string): ContentFolder {
  return openContentFolder(location)
}

/** The forms that postmortems are begun from. */
export function openTemplateFolderOf({content}: Environment): ContentFolder {
  return openContentFolder(path.join(content, templateFolder))
}
