import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'

/** What a tracker is to answer to one path. */
export type Replay = {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** Takes as long as the test, and then hangs up. */
  readonly isSilent?: boolean
}

export type Asked = {readonly method: string; readonly path: string; readonly headers: IncomingMessage['headers']}

/** A tracker on this machine that answers as its answers of the other day did: the same way each time, or one after the other where there is a list. */
export async function serveReplay(answers: Readonly<Record<string, Replay | readonly Replay[]>>) {
  const asked: Asked[] = []
  const silent: ServerResponse[] = []
  const turns = new Map<string, number>()
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push({method: request.method ?? '', path, headers: request.headers})
    const listed = answers[path]
    const turn = turns.get(path) ?? 0
    turns.set(path, turn + 1)
    const replay = Array.isArray(listed) ? ((listed as readonly Replay[])[Math.min(turn, listed.length - 1)] as Replay) : (listed as Replay | undefined)
    if (replay?.isSilent) {
      silent.push(response)
      return
    }
    const {
      status = 200,
      headers = {},
      body,
    } = replay ?? {status: 404, body: {message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404'}}
    const etag = headers.etag
    if (etag !== undefined && request.headers['if-none-match'] === etag) {
      response.writeHead(304, headers).end()
      return
    }
    response.writeHead(status, {'content-type': 'application/json; charset=utf-8', ...headers})
    response.end(typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop: async () => {
      for (const response of silent) response.destroy()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

/** An issue as `GET /repos/{owner}/{repo}/issues/{number}` gives it, without what nobody here reads. */
export function aGithubIssue(fields: Readonly<Record<string, unknown>> = {}) {
  return {
    id: 1,
    node_id: 'MDU6SXNzdWUx',
    url: 'https://api.github.com/repos/example/app/issues/12',
    repository_url: 'https://api.github.com/repos/example/app',
    html_url: 'https://github.com/example/app/issues/12',
    number: 12,
    state: 'closed',
    state_reason: 'completed',
    title: 'A title that only some may read',
    body: 'Words that only some may read.',
    user: {login: 'octocat', id: 1, type: 'User', site_admin: false},
    labels: [{id: 208045946, name: 'bug', color: 'f29513', default: true}],
    assignee: null,
    milestone: null,
    locked: false,
    comments: 3,
    closed_at: '2026-11-10T23:30:00Z',
    created_at: '2026-10-01T13:33:48Z',
    updated_at: '2026-11-10T23:30:00Z',
    author_association: 'MEMBER',
    ...fields,
  }
}

/** An issue as `GET /projects/:id/issues/:issue_iid` gives it. */
export function aGitlabIssue(fields: Readonly<Record<string, unknown>> = {}) {
  return {
    id: 76,
    iid: 9,
    project_id: 8,
    title: 'A title that only some may read',
    description: 'Words that only some may read.',
    state: 'closed',
    created_at: '2026-10-14T15:31:51.081Z',
    updated_at: '2026-11-10T12:43:56.081Z',
    closed_at: '2026-11-11T00:43:56.081+02:00',
    closed_by: {id: 1, username: 'root', name: 'Administrator', state: 'active'},
    labels: ['bug'],
    confidential: false,
    moved_to_id: null,
    web_url: 'https://gitlab.example.com/group/app/-/issues/9',
    references: {short: '#9', relative: '#9', full: 'group/app#9'},
    ...fields,
  }
}

/** A merge request as `GET /projects/:id/merge_requests/:merge_request_iid` gives it. */
export function aMergeRequest(fields: Readonly<Record<string, unknown>> = {}) {
  return {
    id: 155016530,
    iid: 5,
    project_id: 15513260,
    title: 'A title that only some may read',
    state: 'merged',
    created_at: '2026-11-01T07:26:38.801Z',
    merged_at: '2026-11-12T09:00:00.000Z',
    closed_at: null,
    target_branch: 'main',
    web_url: 'https://gitlab.example.com/group/app/-/merge_requests/5',
    ...fields,
  }
}
