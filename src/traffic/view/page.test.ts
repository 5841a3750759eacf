import path from 'node:path'
import { pathToFileURL } from 'node:url'
import t from 'tap'
import { openPage, startBrowser } from '../../diff/html/browser.test.helper'
import { writeWhole } from '../../shared/write-whole'
import { linesOf, type Traffic } from '../../transcript/types'
import { requestHtml, trafficPage } from './page'
import { requestsOf } from './requests'

const exchange = (id: string, ask: string, answer: string): Traffic => ({
  format: 'wire-transcript/1',
  id,
  connections: [
    {
      closed: null,
      turns: [
        { from: 'client', bytes: linesOf(ask) },
        { from: 'server', bytes: linesOf(answer) },
      ],
    },
  ],
  events: [],
})

t.test('the page filters, shows bodies, and runs nothing that was recorded', async t => {
  const evil = '</pre><script>document.title = "bad"</script><img src=x onerror=alert(1)>'
  const rows = [
    exchange('c1', 'GET /users HTTP/1.1\r\nHost: a.test\r\n\r\n', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi'),
    exchange(
      'c2',
      `POST /"><b> HTTP/1.1\r\nHost: b.test\r\n\r\n`,
      `HTTP/1.1 500 No\r\nContent-Type: text/html\r\n\r\n${evil}`,
    ),
  ]
  const shown = rows.flatMap(row => requestsOf(row).map(requestHtml))
  const file = path.join(t.testdir(), 'page.html')
  writeWhole(file, trafficPage('two <rows>', shown, 3))
  const browser = await startBrowser()
  t.teardown(() => browser.close())
  const { page, wrong } = await openPage(browser, pathToFileURL(file).href)
  t.equal(await page.title(), 'two <rows>')
  t.equal(await page.locator('output').textContent(), '2 of 2')
  await page.getByRole('searchbox').fill('post 500')
  t.equal(await page.locator('output').textContent(), '1 of 2')
  t.same(await page.locator('details:visible').count(), 1)
  await page.locator('details:visible summary').click()
  t.equal(await page.locator('details:visible pre').textContent(), evil)
  t.match(await page.locator('body').textContent(), '3 more are left out')
  t.same(wrong, [])
})
