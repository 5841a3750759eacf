// maxTotalSockets that is no limit: which are taken, and the words for those that are not.
// releases: 14.21.3 16.20.2 18.13.0 18.14.0 18.20.8 19.4.0 19.5.0 19.6.0 20.20.2 26.12.1
var http = require('http'), https = require('https')
;[0, -1, 0.5, 1, NaN, Infinity, -Infinity, null, '1', undefined, true, {}].forEach(function (value) {
  [http, https].forEach(function (mod) {
    try {
      console.log(mod === https ? 'https' : 'http', String(value), 'gives', new mod.Agent({ maxTotalSockets: value }).maxTotalSockets)
    } catch (e) { console.log(mod === https ? 'https' : 'http', String(value), e.name, e.code, e.message) }
  })
})
