import {beforeEach, expect, test, vi} from 'vitest'
import IncidentsPage from '#src/app/incidents/page.tsx'
import StartPage from '#src/app/page.tsx'
import {anonymous} from '#src/incident/viewer.ts'
import {openMemoryStore} from '#src/store/memory/memory-store.ts'

vi.mock('server-only', () => ({}))
vi.mock('next/headers', () => ({cookies: async () => ({get: () => undefined}), headers: async () => new Headers()}))
vi.mock('#src/server/hindsight.ts', () => ({hindsight: async () => opened}))
vi.mock('#src/features/shell/read-visitor.ts', () => ({readViewer: async () => anonymous, readVisitor: async () => ({viewer: anonymous, scope: 'read'})}))
// The first sync ends between any two questions.
vi.mock('#src/server/start-server.ts', () => ({startServer: () => {}, readiness: () => ({ready: opened.asked++ > 0, reason: ''})}))

const opened = vi.hoisted(() => ({
  store: undefined as unknown,
  asked: 0,
  settings: async () => ({settings: {rules: {}, sections: {}, services: undefined, factors: []}, diagnostics: []}),
}))

beforeEach(() => {
  Object.assign(opened, {store: openMemoryStore(), asked: 0})
})

test('The start and the list keep what they say under the state of reading that they say it of', async () => {
  for (const makePage of [() => StartPage(), () => IncidentsPage({searchParams: Promise.resolve({})})]) {
    opened.asked = 0
    const page = await makePage()
    // The list has its script beside its screen.
    const {props} = 'name' in page.props ? page : page.props.children[0]
    expect(props.name).toContain('true')
    // A message may stand above what is shown.
    const shown = [props.children, props.children.props.children].flat().find(each => each?.props?.isReading !== undefined)
    expect(shown?.props.isReading).toBe(true)
  }
})
