import 'server-only'
import {headers} from 'next/headers'
import {cache} from 'react'
import type {Viewer} from '#src/incident/viewer.ts'
import type {Visitor} from '#src/server/accounts/visitor.ts'
import {identifyVisitor} from '#src/server/viewer.ts'

/** Who sends the request that is being answered, asked once for each page. */
export const readVisitor = cache(async (): Promise<Visitor> => await identifyVisitor(await headers()))

/** Who is asking, as far as it decides what they see and may do. */
export async function readViewer(): Promise<Viewer> {
  return (await readVisitor()).viewer
}
