import http from 'node:http'
import {isMainThread} from 'node:worker_threads'

// Node waits a minute for a request's headers, five for the rest, and looks every half a minute; Next has no setting for any of it, and
// looking cannot be sped up once a server listens. Loaded with `--import`, before Next; plain JavaScript, because Next runs without tsx.
if (isMainThread) {
  const {createServer} = http
  const limits = {headersTimeout: 10_000, requestTimeout: 20_000, connectionsCheckingInterval: 2000}
  http.createServer = (options, listener) => (typeof options === 'function' ? createServer(limits, options) : createServer({...limits, ...options}, listener))
}
