import {askPlainly, toRequest} from './ask-plainly.ts'
import {expect, pages, test} from './reader.ts'

const own = process.env.HINDSIGHT_ADDRESS ?? ''
const type = 'Content-Type: application/x-www-form-urlencoded'
const writing = ['/preferences', '/account/sign-in', '/account/keys/create', '/setup/administrator', '/settings/members/role']

test('H01 A form that is too long is refused, whether or not it says so, and whatever the server in front makes of it', async ({request}) => {
  const headers = {Origin: own, 'Content-Type': 'application/x-www-form-urlencoded'}
  for (const size of [8193, 70_000, 1_200_000, 11_000_000]) {
    const answer = await request.post('/preferences', {headers, data: `theme=${'a'.repeat(size)}`, maxRedirects: 0})
    expect([size, answer.status()]).toEqual([size, 413])
  }
  // In pieces, without a length: the first of them would be a whole form.
  for (const size of [8193, 70_000, 1_200_000]) {
    const rest = `&a=${'a'.repeat(size)}`
    const body = `a\r\ntheme=dark\r\n${rest.length.toString(16)}\r\n${rest}\r\n0\r\n\r\n`
    const answer = await askPlainly(own, toRequest('POST /preferences', [`Origin: ${own}`, type, 'Transfer-Encoding: chunked'], body))
    expect([size, answer.status]).toEqual([size, 413])
    expect(answer.head).not.toMatch(/^set-cookie: theme/im)
  }
})

test('H02 H04 G15 H12 A form that is none, broken, or has more in it than the page’s is refused with words', async ({request}) => {
  const send = async (data: string | Buffer, contentType: string) => {
    const answer = await request.post('/preferences', {headers: {Origin: own, 'Content-Type': contentType}, data, maxRedirects: 0})
    expect(answer.headers()['set-cookie']).toBeUndefined()
    return [answer.status(), /<h1>(.*)<\/h1>/.exec(await answer.text())?.[1]]
  }
  const form = 'application/x-www-form-urlencoded'
  for (const contentType of ['application/json', 'text/plain', 'multipart/form-data; boundary=a'])
    expect(await send('theme=dark', contentType)).toEqual([415, 'This is not a form.'])
  for (const body of ['theme=%ff', Buffer.from('theme=\xff', 'latin1'), 'theme=dark&theme=light', 'theme=dark&role=administrator'])
    expect(await send(body, form)).toEqual([400, 'This form cannot be read.'])
  expect(await send('theme=pink', form)).toEqual([400, 'A field of this form is missing or not as expected.'])
})

test('H05 Whoever sends a request slowly is let go within half a minute', async () => {
  test.setTimeout(60_000)
  const form = toRequest('POST /preferences', [`Origin: ${own}`, type, 'Content-Length: 1000'])
  const all = await Promise.all([
    askPlainly(own, ''),
    askPlainly(own, 'GET / HTTP/1.1\r\nHost: localhost\r\n', {text: 'X-A: a\r\n', every: 500}),
    askPlainly(own, form, {text: 'a', every: 500}),
    askPlainly(own, form),
  ])
  for (const {milliseconds, status} of all) {
    expect(milliseconds).toBeLessThan(30_000)
    expect([0, 408]).toContain(status)
  }
  expect((await askPlainly(own, toRequest('GET /healthz'))).status).toBe(200)
})

test('H06 A form that comes from nowhere, or from elsewhere, changes nothing', async ({request}) => {
  const {port} = new URL(own)
  const foreign = [
    'null',
    'https://elsewhere.example',
    `https://localhost:${port}`,
    `http://localhost:${Number(port) + 1}`,
    `http://localhost.elsewhere.example:${port}`,
  ]
  for (const origin of [undefined, ...foreign]) {
    const headers = {...(origin === undefined ? {} : {Origin: origin}), Referer: `${own}/`}
    const answer = await request.post('/preferences', {form: {theme: 'dark'}, headers, maxRedirects: 0})
    expect([origin, answer.status(), answer.headers()['set-cookie']]).toEqual([origin, 403, undefined])
  }
  for (const origin of [own, `http://localhost:${port}`, `http://[::1]:${port}`]) {
    const answer = await request.post('/preferences', {form: {theme: 'dark'}, headers: {Origin: origin}, maxRedirects: 0})
    expect([origin, answer.status()]).toEqual([origin, 303])
  }
})

test('H06 Somebody who comes with a form of another site reads why it was not taken, without scripts and in any theme', async ({browser}) => {
  const context = await browser.newContext({javaScriptEnabled: false, baseURL: own})
  const page = await context.newPage()
  await page.route('https://elsewhere.example/', route =>
    route.fulfill({contentType: 'text/html', body: `<form method="post" action="${own}/preferences"><button name="theme" value="dark">Win</button></form>`}),
  )
  await page.goto('https://elsewhere.example/')
  await page.getByRole('button', {name: 'Win'}).click()
  await expect(page.getByRole('heading', {level: 1})).toHaveText('This form does not come from this site.')
  // Its style is let through.
  expect(await page.locator('main').evaluate(main => getComputedStyle(main).maxWidth)).not.toBe('none')
  await page.getByRole('link', {name: 'Go to the start page'}).click()
  await expect(page).toHaveTitle('Hindsight')
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'dark')
  await context.close()
})

test('The preferences work without JavaScript', async ({browser}) => {
  const context = await browser.newContext({javaScriptEnabled: false, baseURL: own})
  const page = await context.newPage()
  await page.goto('/incidents?year=2018')
  await page.getByRole('button', {name: 'Dark'}).click()
  await expect(page).toHaveURL(/\/incidents\?year=2018$/)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await context.close()
})

test('H10 No answer that depends on who asks may be kept by anybody on the way', async ({request}) => {
  const others = [
    '/incidents.csv',
    '/incidents.json',
    '/suggestions?q=a',
    '/incidents/2018-11-05-dixa-telephony/markdown',
    '/healthz',
    '/readyz',
    '/nothing',
    '/incidents/%ff',
    '/account/sign-in',
  ]
  for (const address of [...Object.values(pages), ...others]) {
    const kept = (await request.get(address)).headers()['cache-control']
    expect([address, kept]).toEqual([address, expect.stringMatching(/\bno-store\b/)])
    expect([address, kept]).toEqual([address, expect.not.stringMatching(/\bpublic\b|s-maxage/)])
  }
})

test('Every answer says what it is, and in which letters', async ({request}) => {
  const types = {
    '/': 'text/html; charset=utf-8',
    '/nothing': 'text/html; charset=utf-8',
    '/incidents.csv': 'text/csv; charset=utf-8',
    '/incidents.json': 'application/json; charset=utf-8',
    '/suggestions?q=a': 'application/json',
    '/incidents/2018-11-05-dixa-telephony/markdown': 'text/plain; charset=utf-8',
    '/incidents/1999-01-01-nothing-here/markdown': 'text/plain; charset=utf-8',
    '/account/sign-in': 'text/plain; charset=utf-8',
    '/icon.svg': 'image/svg+xml',
  }
  for (const [address, type] of Object.entries(types)) expect([address, (await request.get(address)).headers()['content-type']]).toEqual([address, type])
})

test('H17 No answer is made of the name that a request calls the server by', async () => {
  const forged = [
    'X-Forwarded-Host: forged-name.example',
    'X-Forwarded-Proto: https',
    'Forwarded: host=forged-name.example;proto=https',
    'X-Original-URL: https://forged-name.example/',
  ]
  const addresses = [...Object.values(pages), '/settings', '/incidents/', '/incidents.csv', '/nothing', '/healthz']
  for (const address of addresses) {
    const {status, head, body} = await askPlainly(own, toRequest(`GET ${address}`, forged).replace('Host: localhost', 'Host: forged-name.example'))
    expect([address, status]).toEqual([address, expect.any(Number)])
    expect(status).toBeLessThan(500)
    expect(status).toBeGreaterThan(0)
    expect(head + body, address).not.toContain('forged-name')
  }
})

test('H18 What Next says to itself is not believed from outside', async ({request}) => {
  const names = [
    'x-middleware-subrequest',
    'x-middleware-rewrite',
    'x-middleware-next',
    'x-middleware-skip',
    'x-middleware-override-headers',
    'x-invoke-path',
    'x-matched-path',
    'x-nextjs-data',
    'x-now-route-matches',
  ]
  const values = ['1', 'src/proxy', Array(5).fill('src/proxy').join(':'), Array(5).fill('proxy').join(':'), '/settings/sync']
  for (const name of names)
    for (const value of values) {
      const answer = await request.get('/incidents/1999-01-01-nothing-here', {headers: {[name]: value}})
      const policy = answer.headers()['content-security-policy'] ?? ''
      expect([name, value, answer.status(), policy]).toEqual([name, value, 404, expect.stringContaining("default-src 'none'")])
    }
})

test('H26 Nothing but the addresses of forms can be written to, and those cannot be read', async ({request}) => {
  for (const address of writing)
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND']) {
      const answer = await request.fetch(address, {method})
      expect([address, method, answer.status(), answer.headers().allow]).toEqual([address, method, 405, 'POST'])
    }
  for (const address of [
    '/Preferences',
    '/preferences/',
    '/%70references',
    '/preferences;x',
    '//preferences',
    '/account',
    '/login',
    '/settings/members',
    '/api/auth/sign-in/email',
  ]) {
    const answer = await request.post(own + address, {form: {theme: 'dark'}, headers: {Origin: own}, maxRedirects: 0})
    expect([address, [308, 405].includes(answer.status())]).toEqual([address, true])
  }
})

test('H26 TRACE is refused like any other method, and sends nothing back', async () => {
  for (const address of ['/', '/preferences', '/_next/static/nothing.js']) {
    const {status, head, body} = await askPlainly(own, toRequest(`TRACE ${address}`, ['Cookie: session=s3cret', 'X-Secret: s3cret']))
    expect([address, status]).toEqual([address, address.startsWith('/_next') ? 404 : 405])
    expect(head + body).not.toContain('s3cret')
  }
})

test('H27 A path is never understood in two ways', async () => {
  const incident = '2018-11-05-dixa-telephony'
  const hidden = [
    '..%2f..%2fetc%2fpasswd',
    '%252e%252e%252fetc%252fpasswd',
    '%2e%2e/%2e%2e/etc/passwd',
    '..;/settings',
    `${incident}.`,
    `${incident}%2e`,
    `${incident}%20`,
    `${incident};x`,
    `${incident}%3bx`,
    `${incident}%00`,
    incident.toUpperCase(),
    `${incident}::$DATA`,
    `%25`,
    '%',
    '%ff',
    '%u002e',
    `${incident}/files/..%2f..%2fhindsight.yaml`,
    `${incident}/files/%2e%2e%2f${incident}.md`,
    `${incident}/files//etc/passwd`,
    `${incident}\\..\\x`,
  ]
  for (const part of hidden) {
    const {status, head, body} = await askPlainly(own, toRequest(`GET /incidents/${part}`))
    expect([part, [308, 400, 404].includes(status)], `${status}`).toEqual([part, true])
    expect(head).not.toMatch(/^location: (?:https?:|\/\/|\/\\)/im)
    expect(body).not.toMatch(/root:|node_modules|\n\s+at \S/)
  }
  for (const line of [
    '//elsewhere.example',
    '///elsewhere.example/..',
    '/\\elsewhere.example',
    '//elsewhere.example/%2e%2e',
    '/%5celsewhere.example/',
    '/%2felsewhere.example/',
    'http://elsewhere.example/',
    'https://elsewhere.example/incidents/',
  ]) {
    const {status, head} = await askPlainly(own, toRequest(`GET ${line}`))
    expect([line, status > 0 && status < 500]).toEqual([line, true])
    expect([line, /^location: .*/im.exec(head)?.[0] ?? '']).toEqual([line, expect.not.stringMatching(/^location: (?:https?:|[/\\]{2})/i)])
  }
})

test('H28 No page and no answer lets itself be framed', async ({request}) => {
  for (const address of [...Object.values(pages), '/incidents.csv', '/nothing', '/incidents/2018-11-05-dixa-telephony/markdown']) {
    const headers = (await request.get(address)).headers()
    expect([address, headers['x-frame-options'], headers['content-security-policy']]).toEqual([
      address,
      'DENY',
      expect.stringContaining("frame-ancestors 'none'"),
    ])
  }
})

test('H31 A place in the list that nobody handed out leads somewhere in the list', async ({request}) => {
  const places = [
    '_',
    '__',
    '__a',
    'a__b',
    '2018-11-05__',
    '9999-99-99__a',
    '-1_-1_a',
    'NaN_a',
    "'__'",
    '%00__%00',
    '%F0%9F%98%80__a',
    `__${'a'.repeat(5000)}`,
    '1e309_a',
    '{"id":1}',
    'eyJpZCI6MX0=',
    '../../etc',
  ]
  for (const name of ['after', 'before', 'page'])
    for (const order of ['newest', 'longest', 'severest', 'relevance'])
      for (const place of places) {
        const answer = await request.get(`/incidents?${name}=${place}&order=${order}&q=${order === 'relevance' ? 'redis' : ''}`)
        expect([name, order, place.slice(0, 40), answer.status()]).toEqual([name, order, place.slice(0, 40), 200])
      }
})

test('H32 H33 No guess at what Next speaks with its own pages is an error, or says what went wrong', async ({request}) => {
  const trees = [
    '',
    'a',
    '%5B',
    '[]',
    '{}',
    '["",{},null,"refetch"]',
    '%5B%22%22%2C%7B%7D%5D',
    '[["__proto__"]]',
    'a'.repeat(4000),
    encodeURIComponent(JSON.stringify(['', {children: ['x', {}]}])),
  ]
  for (const address of [pages.start, pages.incident, pages.absent, '/suggestions?q=a'])
    for (const tree of trees)
      for (const headers of [
        {RSC: '1', 'Next-Router-State-Tree': tree},
        {RSC: '1', 'Next-Router-Prefetch': tree},
        {RSC: '1', 'Next-Router-Segment-Prefetch': tree},
        {'Next-Url': tree, RSC: '1', 'Next-HMR-Refresh': '1'},
        {'Next-Resume': '1', 'X-Next-Resume-State-Length': tree},
      ]) {
        const answer = await request.get(`${address}${address.includes('?') ? '&' : '?'}_rsc=${encodeURIComponent(tree.slice(0, 20))}`, {headers})
        expect([address, headers, answer.status() < 500]).toEqual([address, headers, true])
        expect(await answer.text()).not.toMatch(/node_modules|\n\s+at \S+ \(/)
      }
})

test('H32 H33 A server action that there is not changes nothing and is no error', async ({request}) => {
  const bodies = ['', '[]', '["$K1"]', '[{"__proto__":{"a":1}}]', '0:{"a":"$@1"}', '{'.repeat(10_000), '["$F1","$1:constructor:constructor"]']
  for (const address of ['/', '/login', '/preferences', '/account/sign-in'])
    for (const id of ['', 'a', '0'.repeat(40), '7f'.repeat(21), '__proto__', '$ACTION_ID_a'])
      for (const contentType of ['text/plain;charset=UTF-8', 'multipart/form-data; boundary=a', 'application/x-www-form-urlencoded'])
        for (const data of bodies) {
          const answer = await request.post(address, {headers: {Origin: own, 'Next-Action': id, 'Content-Type': contentType}, data, maxRedirects: 0})
          expect([address, id, contentType, answer.status() >= 400 && answer.status() < 500]).toEqual([address, id, contentType, true])
          expect(await answer.text()).not.toMatch(/node_modules|\n\s+at \S+ \(/)
        }
})

test('H25 H32 What is no request at all is refused, and nothing of it is said back', async () => {
  const lines = [
    'GET /\u001b[31m HTTP/1.1\r\nHost: a\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    'nonsense\r\n\r\n',
    `GET /${'a'.repeat(20_000)} HTTP/1.1\r\n\r\n`,
    'GET / HTTP/1.1\r\nHost: a\r\nX: a\u0000b\r\n\r\n',
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: a\r\n\r\n',
  ]
  for (const line of lines) {
    const {status, head, body} = await askPlainly(own, line)
    expect([line.slice(0, 40), status === 0 || (status >= 400 && status < 500)], String(status)).toEqual([line.slice(0, 40), true])
    expect(head + body).not.toMatch(/elsewhere|node_modules|\n\s+at \S/)
    expect(head + body).not.toContain('\u001b')
  }
})
