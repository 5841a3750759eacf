/** The router that this service came with: reads bodies, finds the handler, logs what was answered. */

const jsonOf = res => (status, value) => {
  const text = JSON.stringify(value) + '\n'
  res.statusCode = status
  res.setHeader('Content-Type', 'application/json')
  res.setHeader('Content-Length', Buffer.byteLength(text))
  res.end(text)
}

/** What was answered, a line each. */
const log = (req, res) => {
  console.log('%s %s %d %s', req.method, req.url, res.statusCode, res.getHeader('content-length') || '-')
}

module.exports = () => {
  const handlers = {}

  const app = (req, res) => {
    const parts = []
    res.json = jsonOf(res)
    res.on('finish', () => log(req, res))
    req.on('data', part => parts.push(part))
    req.on('end', () => {
      const [path] = req.url.split('?')
      const handler = handlers[`${req.method} ${path}`]
      if (!handler) return res.json(404, { error: 'there is nothing here' })
      // What a handler gets: the request's own properties, and what was read.
      const context = Object.assign({}, req, { req, headers: req.headers, body: Buffer.concat(parts) })
      try {
        handler(context, res)
      } catch (error) {
        res.json(500, { error: error.message })
      }
    })
  }
  app.get = (path, handler) => (handlers[`GET ${path}`] = handler)
  app.post = (path, handler) => (handlers[`POST ${path}`] = handler)
  return app
}
