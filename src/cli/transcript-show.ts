/** http-eras transcript show: the wire, or the requests one by one. */

import { erasError } from '../errors'
import type { Markup } from '../shared/markup'
import { writeWhole } from '../shared/write-whole'
import type { AnyRow } from '../traffic/formats/formats'
import { nameOf } from '../traffic/formats/open'
import { wholeConnections } from '../traffic/rows/parts'
import { filterOf, isStatus } from '../traffic/view/filter'
import { requestsOf, type SeenWhole } from '../traffic/view/requests'
import type { Traffic } from '../transcript/types'
import type { Job } from './transcript-options'

const bad = (message: string) => erasError('ERAS_BAD_OPTION', 'transcript', message)

const MOST_LINE = 400
const MOST_BODY = 4096

const namesIn = (texts: readonly string[] | undefined): string[] | undefined =>
  texts?.flatMap(text => text.split(',')).map(name => name.trim())

function filterFrom({ options }: Job): ReturnType<typeof filterOf> {
  const [methods, hosts, statuses] = [options.method, options.host, options.status].map(namesIn)
  const odd = statuses?.find(status => !isStatus(status))
  if (odd !== undefined) throw bad(`--status takes 404, 5xx, 400-499 or none, and not '${odd}'`)
  const empty = [methods, hosts, options.path].some(texts => texts?.includes(''))
  if (empty) throw bad('--method, --host and --path take a text that is not empty')
  return filterOf({ methods, hosts, paths: options.path, statuses })
}

/** What is shown of each request, or of each row. */
interface View {
  request?(seen: SeenWhole): Promise<void> | void
  row?(row: Traffic): Promise<void> | void
  end?(): void
}

/**
 * Shows what the options ask for.
 * @returns whether there was anything to show
 */
export async function show(job: Job, rows: AsyncIterable<AnyRow>): Promise<boolean> {
  const { list, decode, html, full } = job.options
  const ways = [list && '--list', decode && '--decode', html !== undefined && '--html'].filter(Boolean)
  if (ways.length > 1) throw bad(`${ways.join(' and ')}: one of them`)
  if (html === '') throw bad('--html takes the path of the file to write')
  if (html !== undefined && job.options.json) throw bad('--html and --json: one of the two')
  if (list && full) throw bad('--full is for lines and bodies, and --list has none')
  const filter = filterFrom(job)
  const view = ways.length === 0 ? wireView(job) : list ? listView(job) : decode ? decodedView(job) : pageView(job)
  let any = false
  for await (const { row } of filter || view.request ? wholeConnections(rows) : rows) {
    const found = filter || view.request ? requestsOf(row).filter(({ seen }) => !filter || filter(seen)) : undefined
    if (found && found.length === 0) continue
    any = true
    await view.row?.(row)
    for (const one of (view.request && found) ?? []) await view.request?.(one)
  }
  if (any) view.end?.()
  return any
}

function wireView({ options, terminal }: Job): View {
  const { showRow } = require('../traffic/rows/show') as typeof import('../traffic/rows/show')
  const most = options.full ? Infinity : MOST_LINE
  return {
    async row(row) {
      if (options.json) await terminal.answerAll(JSON.stringify(row))
      else for (const line of showRow(row, { most, paint: terminal.paint })) await terminal.answerAll(line)
    },
  }
}

function listView({ options, terminal }: Job): View {
  const { listLine } = require('../traffic/view/list') as typeof import('../traffic/view/list')
  // Beside the name stand about eighty characters.
  const most = Math.max(40, (terminal.columns ?? Infinity) - 84)
  return {
    async request({ seen }) {
      await terminal.answerAll(options.json ? JSON.stringify(seen) : listLine(seen, most, terminal.paint))
    },
  }
}

function decodedView({ options, terminal }: Job): View {
  const { decodedLines, messagesOf } = require('../traffic/view/decoded') as typeof import('../traffic/view/decoded')
  const { listLine } = require('../traffic/view/list') as typeof import('../traffic/view/list')
  const most = options.full ? Infinity : MOST_BODY
  const asJson = (one: SeenWhole) => ({
    ...one.seen,
    messages: messagesOf(one).map(({ body, ...rest }) => ({
      ...rest,
      ...(typeof body === 'string' ? { text: body } : { base64: body.toString('base64') }),
    })),
  })
  return {
    async request(one) {
      if (options.json) {
        await terminal.answerAll(JSON.stringify(asJson(one)))
        return
      }
      await terminal.answerAll(listLine(one.seen, Infinity, terminal.paint))
      for (const line of decodedLines(one, most)) await terminal.answerAll(line)
      await terminal.answerAll('')
    },
  }
}

function pageView({ files, options, terminal }: Job): View {
  const page = require('../traffic/view/page') as typeof import('../traffic/view/page')
  const shown: Markup[] = []
  let characters = 0
  let left = 0
  return {
    request(one) {
      if (shown.length >= page.MOST_REQUESTS || characters >= page.MOST_CHARACTERS) {
        left++
        return
      }
      const it = page.requestHtml(one)
      characters += it.text.length
      shown.push(it)
    },
    end() {
      const file = options.html as string
      writeWhole(file, page.trafficPage(files.map(nameOf).join(', '), shown, left))
      terminal.answer(
        `${shown.length} request${shown.length === 1 ? '' : 's'} in ${file}${left > 0 ? `, and ${left} more left out` : ''}`,
      )
    },
  }
}
