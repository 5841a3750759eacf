// Programs over https: legacy code that notes what it sees. ES3/ES5 only: they load on the real binaries too. Beside what
// the programs of programs/ get, t.keys has PEMs: ca, which vouches for here (localhost, 127.0.0.1), other (other.example)
// and client; own vouches for itself.

function listen(t, options, listener, ready) {
  var https = t.require('https'),
    server = https.createServer(options, listener);
  t.serve(server, function (port) {
    ready(port, server, https);
  });
}
function serving(t) {
  return { key: t.keys.here.key, cert: t.keys.here.cert };
}
function answer(req, res) {
  var body = '';
  req.on('data', function (data) {
    body += data;
  });
  req.on('end', function () {
    res.end(req.method + ' ' + req.url + ' ' + body);
  });
}
function read(res, over) {
  var body = '';
  res.on('data', function (data) {
    body += data;
  });
  res.on('end', function () {
    over(body);
  });
}
// The words for one thing are the host's, and changed with every OpenSSL: told apart is what was refused.
function wrong(e) {
  var said = (e.code || '') + ' ' + e.message;
  if (/altname/i.test(said))
    return 'not the name: ' + (e.code || 'no code') + ' ' + e.message.replace(/altnames:.*/, 'altnames …');
  if (/SELF_SIGNED|UNABLE_TO|self.signed|unable to/i.test(said)) return 'not vouched for';
  return said;
}
// get(t, options, over, seen): over(what happened), and before it seen(the connection), while it is open
function get(t, options, over, seen) {
  var told = false,
    https = t.require('https'),
    req;
  function tell(what) {
    if (!told) {
      told = true;
      over(what, req);
    }
  }
  req = https.request(options, function (res) {
    if (seen) seen(req.connection || res.connection, req);
    read(res, function (body) {
      tell('answered ' + res.statusCode + ' ' + body);
    });
  });
  req.on('error', function (e) {
    tell(wrong(e));
  });
  req.end();
  return req;
}
// Asks one after another, and notes what each got.
function each(t, port, cases, options) {
  (function next(i) {
    var one = cases[i],
      key,
      asked = { host: 'localhost', port: port, path: '/' };
    if (!one) return t.done();
    one = one(t, t.require('https'));
    for (key in one[1]) asked[key] = one[1][key];
    get(
      t,
      asked,
      function (what, req) {
        t.log(one[0], what);
        if (one[2]) one[2](req);
        next(i + 1);
      },
      one[3]
    );
  })(0);
}
function agents(https) {
  return !!https.globalAgent;
}
function agentOf(https, options) {
  return agents(https) ? new https.Agent(options) : undefined;
}

// Where a program may state whom it trusts: to the request, and to an agent of its own.
exports.trust = function (t) {
  listen(t, serving(t), answer, function (port) {
    each(t, port, [
      function () {
        return ['nobody', {}];
      },
      function () {
        return ['nobody, agent: false', { agent: false }];
      },
      function () {
        return ['ca with the request', { ca: t.keys.ca }];
      },
      function () {
        return ['ca with the request, agent: false', { ca: t.keys.ca, agent: false }];
      },
      function () {
        return ['a wrong ca with the request', { ca: t.keys.own.cert }];
      },
      function (t, https) {
        return ['ca with the agent', { agent: agentOf(https, { ca: t.keys.ca }) }];
      },
      function () {
        return ['rejectUnauthorized with the request', { rejectUnauthorized: false }];
      },
      function () {
        return ['rejectUnauthorized with the request, agent: false', { rejectUnauthorized: false, agent: false }];
      },
      function () {
        return ['rejectUnauthorized: true with the request', { rejectUnauthorized: true }];
      },
      function (t, https) {
        return ['rejectUnauthorized with the agent', { agent: agentOf(https, { rejectUnauthorized: false }) }];
      },
      function (t, https) {
        return ['rejectUnauthorized: true with the agent', { agent: agentOf(https, { rejectUnauthorized: true }) }];
      },
      function (t, https) {
        return [
          'ca with the agent, another with the request',
          { ca: t.keys.own.cert, agent: agentOf(https, { ca: t.keys.ca }) }
        ];
      }
    ]);
  });
};

// A certificate that is vouched for, of somebody else.
exports.identity = function (t) {
  listen(t, { key: t.keys.other.key, cert: t.keys.other.cert }, answer, function (port) {
    var ca = t.keys.ca;
    function own(options) {
      return function (t, https) {
        var all = { ca: ca },
          key;
        for (key in options) all[key] = options[key];
        all.agent = agentOf(https, all);
        return [Object.keys(options).join() || 'nothing more', all];
      };
    }
    each(t, port, [
      own({}),
      own({ servername: 'other.example' }),
      own({ rejectUnauthorized: false }),
      own({ checkServerIdentity: function () {} }),
      own({
        checkServerIdentity: function (host, cert) {
          t.log('asked', host, cert.subject.CN);
          return new Error('no altname');
        }
      }),
      function () {
        return ['Host header', { ca: ca, agent: false, headers: { Host: 'other.example' } }];
      },
      function () {
        return ['host header with a port', { ca: ca, agent: false, headers: { host: 'other.example:443' } }];
      }
    ]);
  });
};

// What a client says of itself, and what the server makes of it.
exports.clientCertificate = function (t) {
  var keys = t.keys,
    mine = { key: keys.client.key, cert: keys.client.cert, ca: keys.ca };
  function copy(x) {
    var all = {},
      key;
    for (key in x) all[key] = x[key];
    return all;
  }
  function run(title, server, then) {
    var options = { key: keys.here.key, cert: keys.here.cert, ca: keys.ca, requestCert: true },
      key,
      told = 0;
    for (key in server) options[key] = server[key];
    listen(
      t,
      options,
      function (req, res) {
        var peer = req.connection.getPeerCertificate();
        t.log(title, 'authorized', req.connection.authorized, peer && peer.subject ? peer.subject.CN : 'nobody');
        res.end();
      },
      function (port, server, https) {
        var cases = [
          ['nothing', { ca: keys.ca }],
          ['with the request', copy(mine)],
          ['with the request, agent: false', copy(mine)],
          ['with the agent', {}]
        ];
        cases[0][1].agent = agentOf(https, { ca: keys.ca });
        cases[2][1].agent = false;
        if (!agents(https)) cases.pop();
        else cases[3][1].agent = new https.Agent(copy(mine));
        (function next(i) {
          var asked;
          if (!cases[i]) return then();
          asked = cases[i][1];
          asked.host = 'localhost';
          asked.port = port;
          asked.rejectUnauthorized = false;
          get(t, asked, function (what) {
            t.log(title, cases[i][0], /^answered/.test(what) ? 'answered' : 'refused');
            next(i + 1);
          });
        })(0);
      }
    );
  }
  run('asks', { rejectUnauthorized: false }, function () {
    run('insists', { rejectUnauthorized: true }, function () {
      run('says no more', {}, t.done);
    });
  });
};

// The name that a client asks for.
exports.servername = function (t) {
  var asked = [];
  var options = serving(t);
  options.SNICallback = function (name, done) {
    asked.push(name);
    if (typeof done === 'function') done(null, null);
    return null;
  };
  listen(
    t,
    options,
    function (req, res) {
      t.log('the server has', req.connection.servername === undefined ? 'nothing' : req.connection.servername);
      res.end();
    },
    function (port, server, https) {
      function own(title, options) {
        return function () {
          options.rejectUnauthorized = false;
          options.agent =
            options.agent === undefined
              ? agentOf(https, { rejectUnauthorized: false, servername: options.servername, maxCachedSessions: 0 })
              : options.agent;
          return [
            title,
            options,
            function () {
              t.log('asked for', asked.splice(0));
            }
          ];
        };
      }
      each(t, port, [
        own('a name as the host', { host: 'localhost' }),
        own('hostname', { hostname: 'localhost' }),
        own('servername', { servername: 'other.example' }),
        own('servername, agent: false', { servername: 'other.example', agent: false }),
        own('a Host header', { headers: { Host: 'third.example' } }),
        own('a Host header with a port', { headers: { Host: 'third.example:8080' } }),
        own('an address as the host', { host: '127.0.0.1' }),
        own('an address, and a Host header', { host: '127.0.0.1', headers: { Host: 'third.example' } }),
        own('an empty servername', { servername: '' })
      ]);
    }
  );
};

// A second certificate by name.
exports.addContext = function (t) {
  listen(
    t,
    serving(t),
    function (req, res) {
      res.end();
    },
    function (port, server) {
      server.addContext('other.example', { key: t.keys.other.key, cert: t.keys.other.cert });
      each(
        t,
        port,
        ['localhost', 'other.example'].map(function (name) {
          return function (t, https) {
            var options = { ca: t.keys.ca, servername: name, rejectUnauthorized: false };
            options.agent = agentOf(https, options);
            return [
              name,
              options,
              null,
              function (socket) {
                t.log('shown', socket.getPeerCertificate().subject.CN, 'authorized', socket.authorized);
              }
            ];
          };
        })
      );
    }
  );
};

// Whether later connections of an agent take up the session of the first.
exports.sessions = function (t) {
  listen(
    t,
    serving(t),
    function (req, res) {
      res.end(String(req.connection.isSessionReused ? req.connection.isSessionReused() : 'cannot tell'));
    },
    function (port, server, https) {
      function row(title, agent, over) {
        var said = [];
        (function next(i) {
          if (i === 3) {
            t.log(title, said);
            return over();
          }
          get(
            t,
            { host: 'localhost', port: port, path: '/', ca: t.keys.ca, agent: agent, rejectUnauthorized: false },
            function (what) {
              said.push(what.split(' ').pop());
              setTimeout(function () {
                next(i + 1);
              }, 30);
            }
          );
        })(0);
      }
      var agent = agents(https) ? new https.Agent({ ca: t.keys.ca, rejectUnauthorized: false }) : undefined;
      row('one agent', agent, function () {
        t.log(
          'cache',
          agent && agent._sessionCache
            ? [Object.keys(agent._sessionCache.map).length, agent._sessionCache.list.length]
            : 'none'
        );
        if (!agents(https)) return t.done();
        row(
          'maxCachedSessions: 0',
          new https.Agent({ ca: t.keys.ca, rejectUnauthorized: false, maxCachedSessions: 0 }),
          function () {
            row('agent: false', false, t.done);
          }
        );
      });
    }
  );
};

// A session that the program hands over itself.
exports.sessionOption = function (t) {
  listen(
    t,
    serving(t),
    function (req, res) {
      setTimeout(function () {
        res.end(String(req.connection.isSessionReused ? req.connection.isSessionReused() : 'cannot tell'));
      }, 20);
    },
    function (port, server, https) {
      var session,
        asked = { host: 'localhost', port: port, path: '/', agent: false, rejectUnauthorized: false };
      get(
        t,
        asked,
        function (what) {
          t.log('first', what.split(' ').pop());
          t.log('a session', !!session);
          if (!session) return t.done();
          asked.session = session;
          get(t, asked, function (what) {
            t.log('second', what.split(' ').pop());
            t.done();
          });
        },
        function (socket) {
          if (session) return;
          socket.on('session', function (fresh) {
            session = fresh;
          });
          session = socket.getSession ? socket.getSession() : null;
        }
      );
    }
  );
};

// Requests that follow each other on one connection.
exports.keepAlive = function (t) {
  var connections = 0;
  listen(
    t,
    serving(t),
    function (req, res) {
      res.end(String(req.headers.connection));
    },
    function (port, server, https) {
      var agent = agents(https)
          ? new https.Agent({ keepAlive: true, maxSockets: 1, rejectUnauthorized: false })
          : https.getAgent({ host: 'localhost', port: port }),
        left = 3;
      agent.maxSockets = 1;
      server.on('secureConnection', function () {
        connections++;
      });
      function over(what) {
        t.log(what);
        if (--left) return;
        t.log('connections', connections);
        t.done();
      }
      for (var i = 0; i < 3; i++)
        get(t, { host: 'localhost', port: port, path: '/', agent: agent, headers: { connection: 'keep-alive' } }, over);
    }
  );
};

// How a request may be asked for.
exports.forms = function (t) {
  listen(
    t,
    serving(t),
    function (req, res) {
      res.end();
    },
    function (port, server, https) {
      var url = t.require('url'),
        where = 'https://localhost:' + port + '/there?a=b',
        left = [];
      function form(title, act) {
        left.push([title, act]);
      }
      server.on('request', function (req) {
        t.log('got', req.method, req.url, req.headers.host.replace(port, 'PORT'), req.headers.connection);
      });
      if (agents(https)) https.globalAgent.options = https.globalAgent.options || {};
      if (agents(https)) https.globalAgent.options.rejectUnauthorized = false;
      form('options', function (f) {
        return https.get({ host: 'localhost', port: port, path: '/', rejectUnauthorized: false }, f);
      });
      form('a url', function (f) {
        return https.get(where, f);
      });
      form('a parsed url', function (f) {
        return https.get(url.parse(where), f);
      });
      if (t.http.Agent.prototype.keepSocketAlive)
        form('a URL', function (f) {
          return https.get(new url.URL(where), f);
        });
      form('a url and options', function (f) {
        return https.get(where, { path: '/here' }, f);
      });
      form('another protocol', function (f) {
        return https.get({ protocol: 'http:', host: 'localhost', port: port }, f);
      });
      form('http.request of https:', function (f) {
        return t.http.get({ protocol: 'https:', host: 'localhost', port: port }, f);
      });
      if (agents(https) && https.globalAgent.protocol)
        form('an agent of http', function (f) {
          return https.get({ host: 'localhost', port: port, agent: t.http.globalAgent || 'none' }, f);
        });
      (function next() {
        var one = left.shift(),
          told;
        if (!one) {
          if (agents(https)) delete https.globalAgent.options.rejectUnauthorized;
          return t.done();
        }
        function over(what) {
          if (!told) {
            told = true;
            t.log(one[0], what);
            setTimeout(next, 0);
          }
        }
        try {
          var req = one[1](function (res) {
            read(res, function () {
              over('answered');
            });
          });
          req.on('error', function (e) {
            over(wrong(e).replace(port, 'PORT'));
          });
        } catch (e) {
          over('threw ' + (e.code || e.message));
        }
      })();
    }
  );
};

// Which options of a request keep it from the agent that all share.
exports.agentOf = function (t) {
  var https = t.require('https'),
    left = [
      'nothing',
      'ca',
      'cert',
      'key',
      'pfx',
      'passphrase',
      'ciphers',
      'rejectUnauthorized',
      'secureProtocol',
      'servername',
      'session',
      'localAddress',
      'headers'
    ];
  if (!agents(https)) {
    t.log('none');
    return t.done();
  }
  t.serve(
    t.raw(function () {}),
    function (port) {
      left.forEach(function (name) {
        var options = { host: 'localhost', port: port },
          req;
        options[name] =
          name === 'rejectUnauthorized'
            ? false
            : name === 'headers'
              ? {}
              : name === 'localAddress'
                ? '127.0.0.1'
                : t.keys.ca;
        if (name === 'cert' || name === 'key') options[name] = t.keys.here[name];
        if (name === 'ciphers') options[name] = 'AES128-SHA';
        if (name === 'session' || name === 'secureProtocol') return;
        if (name === 'pfx') options.pfx = 'x';
        try {
          req = https.request(options);
          t.log(
            name,
            req.agent === https.globalAgent
              ? 'the global agent'
              : req.agent instanceof https.Agent
                ? 'an agent of its own'
                : typeof req.agent
          );
          req.on('error', function () {});
          req.abort();
        } catch (e) {
          t.log(name, 'threw', e);
        }
      });
      setTimeout(t.done, 30);
    }
  );
};

// What the objects show.
exports.fields = function (t) {
  var https = t.require('https'),
    server;
  function shown(x) {
    return [
      'defaultPort',
      'protocol',
      'maxSockets',
      'maxCachedSessions',
      'keepAlive',
      'maxFreeSockets',
      'keepAliveMsecs',
      'options',
      '_sessionCache'
    ].map(function (key) {
      return [
        key,
        Object.hasOwn(x, key) ? 'own' : key in x ? 'inherited' : 'absent',
        typeof x[key] === 'number' && x[key] > 1e10
          ? 'many'
          : x[key] === undefined || key === '_sessionCache'
            ? '-'
            : key === 'options'
              ? Object.keys(x[key]).sort().join()
              : x[key]
      ];
    });
  }
  if (agents(https)) {
    t.log('globalAgent', shown(https.globalAgent));
    t.log('Agent', shown(new https.Agent({ ca: 'x', maxCachedSessions: 7 })));
    t.log('is a', new https.Agent({}) instanceof t.http.Agent, new https.Agent({}) instanceof https.Agent);
  }
  server = https.createServer(serving(t), function () {});
  ['timeout', 'keepAliveTimeout', 'headersTimeout', 'maxHeadersCount', 'httpAllowHalfOpen', 'allowHalfOpen'].forEach(
    function (key) {
      t.log('server', key, key in server ? server[key] : 'absent');
    }
  );
  ['request', 'connection', 'secureConnection', 'clientError', 'timeout'].forEach(function (name) {
    t.log('listeners', name, server.listeners(name).length);
  });
  t.log('setTimeout', typeof server.setTimeout);
  try {
    https.createServer({});
    t.log('no key', 'made');
  } catch (e) {
    t.log('no key', e);
  }
  try {
    https.createServer();
    t.log('no options', 'made');
  } catch (e) {
    t.log('no options', 'threw', e.name);
  }
  try {
    t.log('called', https.Server(serving(t)) instanceof https.Server);
  } catch (e) {
    t.log('called', 'threw');
  }
  t.done();
};

// A client that speaks no TLS.
exports.plainText = function (t) {
  listen(
    t,
    serving(t),
    function () {
      t.log('request');
    },
    function (port, server) {
      server.on('clientError', function (e, socket) {
        t.log('clientError', e instanceof Error, typeof socket);
      });
      t.say(port, 'GET / HTTP/1.1\r\n\r\n', function () {});
      setTimeout(t.done, 200);
    }
  );
};

// A client that speaks TLS and no HTTP.
exports.noHttp = function (t) {
  listen(
    t,
    serving(t),
    function () {
      t.log('request');
    },
    function (port, server) {
      var tls = t.require('tls'),
        all = '',
        socket;
      server.on('clientError', function (e, socket) {
        t.log('clientError', e.code || e.message, socket ? typeof socket.getPeerCertificate : 'no socket');
        if (socket) socket.destroy();
      });
      socket = tls.connect({ port: port, host: 'localhost', rejectUnauthorized: false }, function () {
        socket.write('no request\r\n\r\n');
      });
      t.keep(socket);
      socket.on('data', function (data) {
        all += data;
      });
      socket.on('close', function () {
        t.log('got', all);
        t.done();
      });
    }
  );
};

// The agent of a host, a port and a set of keys.
exports.getAgent = function (t) {
  var https = t.require('https'),
    agent;
  if (!https.getAgent) {
    t.log('absent');
    return t.done();
  }
  agent = https.getAgent({ host: 'localhost', port: 1 });
  t.log('the same', agent === https.getAgent({ host: 'localhost', port: 1 }));
  t.log('another port', agent === https.getAgent({ host: 'localhost', port: 2 }));
  t.log('other keys', agent === https.getAgent({ host: 'localhost', port: 1, key: 'k', cert: 'c' }));
  t.log('an Agent', agent instanceof https.Agent, agent instanceof t.http.Agent, agent.defaultPort, agent.maxSockets);
  t.log('the default port', https.getAgent({ host: 'localhost' }) === https.getAgent({ host: 'localhost', port: 443 }));
  t.done();
};

// The names that tell the connections of an agent apart.
exports.names = function (t) {
  var https = t.require('https'),
    agent;
  if (!agents(https) || !https.Agent.prototype.getName) {
    t.log('no getName');
    return t.done();
  }
  agent = new https.Agent({});
  t.log(agent.getName({}));
  t.log(agent.getName({ host: 'h', port: 1, localAddress: 'l', family: 6, socketPath: 's' }));
  [
    'ca',
    'cert',
    'clientCertEngine',
    'ciphers',
    'key',
    'pfx',
    'rejectUnauthorized',
    'servername',
    'minVersion',
    'maxVersion',
    'secureProtocol',
    'crl',
    'honorCipherOrder',
    'ecdhCurve',
    'dhparam',
    'secureOptions',
    'sessionIdContext',
    'passphrase',
    'secureContext',
    'checkServerIdentity',
    'sigalgs'
  ].forEach(function (key) {
    var options = { host: 'h', port: 1 };
    options[key] = key === 'rejectUnauthorized' || key === 'honorCipherOrder' ? false : 'V';
    t.log(key, agent.getName(options));
  });
  t.log('servername as host', agent.getName({ host: 'h', port: 1, servername: 'h' }));
  t.done();
};
