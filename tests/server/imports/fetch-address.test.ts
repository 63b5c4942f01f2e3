import {createServer, type RequestListener} from 'node:http'
import type {AddressInfo} from 'node:net'
import {describe, expect, onTestFinished, test} from 'vitest'
import {type FetchLimits, fetchAddress, isPublic} from '#src/server/imports/fetch-address.ts'

/** A server on this machine that stands for the public internet: names resolve to public addresses, and every connection ends up here. */
async function serve(answer: RequestListener, limits: Partial<FetchLimits> = {}) {
  const server = createServer(answer)
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const dialled: string[] = []
  const {port} = server.address() as AddressInfo
  return {
    dialled,
    fetch: (address: string) =>
      fetchAddress(address, {
        mostBytes: 10_000,
        deadline: 2000,
        resolve: async host => names[host] ?? ['93.184.215.14'],
        dial: to => {
          dialled.push(to)
          return {host: '127.0.0.1', port}
        },
        ...limits,
      }),
  }
}

const names: Readonly<Record<string, readonly string[]>> = {
  'intranet.example': ['10.1.2.3'],
  'both.example': ['93.184.215.14', '127.0.0.1'],
  'metadata.example': ['169.254.169.254'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'nobody.example': [],
}

const problem = async (fetched: Promise<Awaited<ReturnType<typeof fetchAddress>>>) => {
  const answer = await fetched
  return 'problem' in answer ? answer.problem : 'it was fetched'
}

describe('fetchAddress()', () => {
  test('fetches a page by the address that its name was resolved to, and says its name to the server', async () => {
    const {fetch, dialled} = await serve((request, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.end(`<h1>${request.headers.host} ${request.url}</h1>`)
    })
    const fetched = await fetch('http://status.example/incidents/1?a=b#c')
    expect('bytes' in fetched && [Buffer.from(fetched.bytes).toString(), fetched.type]).toEqual(['<h1>status.example /incidents/1?a=b</h1>', 'html'])
    expect(dialled).toEqual(['93.184.215.14'])
  })

  test.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://017700000001/',
    'http://0.0.0.0/',
    'http://10.0.0.1/',
    'http://172.16.5.4/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://168.63.129.16/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::]/',
    'http://[fe80::1]/',
    'http://[fd00:ec2::254]/',
    'http://[ff02::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:5db8:d70e]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://intranet.example/',
    'http://both.example/',
    'http://metadata.example/',
    'http://mapped.example/',
  ])('H19 does not connect to %s', async address => {
    const {fetch, dialled} = await serve((_, response) => response.end('secret'))
    expect(await problem(fetch(address))).toMatch(/is not on the public internet/)
    expect(dialled).toEqual([])
  })

  test.each([
    ['file:///etc/passwd', 'Addresses that begin with file: are not fetched'],
    ['gopher://status.example/', 'Addresses that begin with gopher:'],
    ['javascript:alert(1)', 'Addresses that begin with javascript:'],
    ['http://ada:secret@status.example/', 'a name or a password'],
    ['status.example', 'This is no address'],
    ['http://nobody.example/', 'nobody.example is not known'],
  ])('H19 refuses %s', async (address, says) => {
    const {fetch, dialled} = await serve((_, response) => response.end('secret'))
    expect(await problem(fetch(address))).toContain(says)
    expect(dialled).toEqual([])
  })

  test.each(['http://intranet.example/', 'http://127.0.0.1:22/', '//metadata.example/', 'file:///etc/passwd', 'http://[::1]/'])(
    'H19 does not follow a redirect to %s',
    async location => {
      const {fetch, dialled} = await serve((_, response) => response.writeHead(302, {Location: location}).end())
      expect(await problem(fetch('http://status.example/'))).toMatch(/is not on the public internet|are not fetched/)
      expect(dialled).toHaveLength(1)
    },
  )

  test('H19 asks a name once for each request, so that another answer afterwards changes nothing', async () => {
    let asked = 0
    const {fetch, dialled} = await serve((_, response) => response.writeHead(200, {'Content-Type': 'text/plain'}).end('text'), {
      resolve: async () => (++asked === 1 ? ['93.184.215.14'] : ['127.0.0.1']),
    })
    expect(await fetch('http://rebinding.example/')).toMatchObject({type: 'txt'})
    expect([asked, dialled]).toEqual([1, ['93.184.215.14']])
    expect(await problem(fetch('http://rebinding.example/'))).toMatch(/is not on the public internet/)
  })

  test('follows redirects to where it ends, and not for ever', async () => {
    const {fetch} = await serve((request, response) => {
      if (request.url === '/end') response.writeHead(200, {'Content-Type': 'application/json'}).end('{}')
      else if (request.url === '/circle') response.writeHead(301, {Location: '/circle'}).end()
      else response.writeHead(307, {Location: '/end'}).end()
    })
    expect(await fetch('http://status.example/begin')).toMatchObject({type: 'json', url: 'http://status.example/end'})
    expect(await problem(fetch('http://status.example/circle'))).toBe('The address leads on more than 5 times.')
  })

  test('H19 takes no more than so many bytes, compressed ones not at all, and waits only so long', async () => {
    const {fetch} = await serve((request, response) => {
      if (request.url === '/large') {
        response.setHeader('Content-Type', 'text/html')
        const send = (): void => void (response.destroyed || response.write('x'.repeat(4096), () => setImmediate(send)))
        send()
      } else if (request.url === '/gzip') response.writeHead(200, {'Content-Type': 'text/html', 'Content-Encoding': 'gzip'}).end('bomb')
      else if (request.url === '/slow') response.writeHead(200, {'Content-Type': 'text/html'}).write('<h1>')
    })
    expect(await problem(fetch('http://status.example/large'))).toBe('The page is larger than 9 KiB, which is the most that is fetched.')
    expect(await problem(fetch('http://status.example/gzip'))).toContain('compressed')
    expect(await problem(fetch('http://status.example/slow'))).toBe('status.example took more than 2 seconds to answer.')
    expect(await problem(fetch('http://status.example/silent'))).toBe('status.example took more than 2 seconds to answer.')
  })

  test.each([
    ['a status', 403, 'text/html', 'status.example answered with 403: it asks who is there'],
    ['a status', 500, 'text/html', 'status.example answered with 500.'],
    ['a type', 200, 'image/png', 'status.example sends image/png, and a page or a text is expected.'],
    ['no type', 200, undefined, 'sends something unnamed'],
  ])('says what is wrong with %s', async (_, status, type, says) => {
    const {fetch} = await serve((_request, response) => response.writeHead(status, type === undefined ? {} : {'Content-Type': type}).end('x'))
    expect(await problem(fetch('http://status.example/'))).toContain(says)
  })
})

test('isPublic() takes nothing for an address that is none', () => {
  expect(['', 'localhost', '1.2.3', '93.184.215.14', '2606:2800:21f::1'].map(isPublic)).toEqual([false, false, false, true, true])
})
