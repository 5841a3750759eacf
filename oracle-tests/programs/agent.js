// Agents and their pools: which connections they make, keep and close, as an independent peer sees them.
var kit = require('./kit'), net = require('net');
var OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok';
var KEEP = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

function drain(res, over) {
  if (over) res.on('end', over);
  if (res.resume) res.resume(); else res.on('data', function () {});
}
// The names of a pool, with the ports of the peers, in the order of their ports, as P1, P2 …
function names(pool, ports) {
  return Object.keys(pool).map(function (name) {
    [].concat(ports).forEach(function (port, i) { name = name.replace(':' + port, ':P' + (i + 1)); });
    return name;
  }).sort();
}
// The one list of a pool that the peer's port has.
function listOf(pool, port) {
  var name = Object.keys(pool).filter(function (name) { return name.indexOf(':' + port) > 0; })[0];
  return name && pool[name];
}
function get(t, port, agent, over) {
  var options = { host: t.host, port: port, path: '/' }, req;
  if (agent !== undefined) options.agent = agent;
  req = t.http.get(options, function (res) { drain(res, over && function () { over(res, req); }); });
  req.on('error', function (e) { t.log('error', e); t.done(); });
  return req;
}
function soon(act) { setTimeout(act, 100); }
// The agent of a peer: the global one, or the one that its host and port have.
function usual(t, port) { return t.http.globalAgent || t.http.getAgent(t.host, port); }
// A peer that keeps its connections, and an agent of its own
function pooled(options, act) {
  return function (t) {
    t.peer([KEEP], function (port, requests) { act(t, port, new t.http.Agent(options), requests); });
  };
}

// What a request with this agent says of its connection; then judge(t, port, the request) while it is in use.
function said(agentOf, judge) {
  return function (t) {
    t.peer([KEEP], function (port, requests) {
      var req = get(t, port, agentOf(t.http), function () {
        t.log('said', kit.lines(requests[0], ['connection']));
        t.done();
      });
      if (judge) req.on('socket', function () { judge(t, port, req); });
    });
  };
}
exports.none = said(function () {}, function (t, port, req) {
  t.log('global', req.agent === t.http.globalAgent, listOf(t.http.globalAgent.sockets, port)[0] === req.socket);
});
exports.own = said(function (http) { return new http.Agent(); });
exports.ownKeeping = said(function (http) { return new http.Agent({ keepAlive: true }); });
exports.off = said(function () { return false; }, function (t, port, req) {
  var agent = req.agent;
  t.log('agent', agent instanceof t.http.Agent ? 'an Agent' : agent, 'global', agent === t.http.globalAgent);
  t.log('in the global pool', listOf(t.http.globalAgent.sockets, port));
  if (agent) t.log('max', String(agent.maxSockets), 'keepAlive', agent.keepAlive);
});
// Two requests that want no agent: no agent is for both.
exports.offEach = function (t) {
  t.peer([OK], function (port) {
    get(t, port, false, function (res, first) {
      get(t, port, false, function (res, second) {
        t.log('same agent', first.agent === second.agent);
        t.done();
      });
    });
  });
};

exports.given = pooled({}, function (t, port, agent) {
  t.log('before', names(agent.sockets, port));
  get(t, port, agent, function (res, req) {
    soon(function () { t.log('after', names(agent.sockets, port)); t.done(); });
  }).on('socket', function () {
    t.log('in use', names(agent.sockets, port).length, 'elsewhere', listOf(t.http.globalAgent.sockets, port));
  });
});

// Two peers on different addresses.
exports.manyHosts = function (t) {
  t.peer([KEEP], function (port) {
    var other = t.raw(function (socket) { socket.on('data', function () { socket.write(KEEP); }); });
    other.listen(0, '127.0.0.2', function () {
      var agent = new t.http.Agent(), left = 2, second = other.address().port;
      function over() { if (!--left) t.done(); }
      get(t, port, agent, over);
      t.http.get({ host: '127.0.0.2', port: second, path: '/', agent: agent }, function (res) { drain(res, over); })
        .on('socket', function () { t.log('pools', names(agent.sockets, [port, second])); });
    });
  });
};
// Three connections with and without an address of their own.
exports.origins = pooled({}, function (t, port, agent) {
  get(t, port, agent);
  t.http.get({ host: t.host, port: port, agent: agent, localAddress: '127.0.0.1' }, function (res) { drain(res, t.done); })
    .on('socket', function () { t.log('pools', names(agent.sockets, port)); });
});

// A peer that keeps its connections sees who closes them.
exports.closedAfter = function (t) {
  var server = t.raw(function (socket) {
    socket.on('data', function () { socket.write(KEEP); });
    socket.on('end', function () { t.log('closed by the client'); t.done(); });
  });
  server.listen(0, t.host, function () { get(t, server.address().port, undefined, function () { t.log('response over'); }); });
};
exports.leaves = pooled({}, function (t, port, agent) {
  function trial(name, leave, next) {
    var req = get(t, port, agent);
    req.removeAllListeners('error');
    req.on('error', function () {});
    req.on('socket', function (socket) {
      soon(function () {
        var before = names(agent.sockets, port).length;
        leave(socket);
        soon(function () { t.log(name, before, names(agent.sockets, port).length); socket.destroy(); next(); });
      });
    });
  }
  // neither answer ends, so that only the event can take the socket out
  var silent = t.raw(function () {});
  silent.listen(0, t.host, function () {
    port = silent.address().port;
    trial('agentRemove', function (socket) { socket.emit('agentRemove'); }, function () {
      trial('close', function (socket) { socket.destroy(); }, t.done);
    });
  });
});

// Eight requests at once, of which none is answered before all connections that are to come have come.
exports.maxSockets = function (t) {
  var sockets = [], open = false, quiet, server = t.raw(function (socket) {
    socket.on('data', function () {
      sockets.push(socket);
      if (open) return socket.write(OK);
      clearTimeout(quiet);
      quiet = setTimeout(answer, 250);
    });
  });
  function answer() {
    open = true;
    t.log('at once', sockets.length);
    sockets.slice().forEach(function (socket) { socket.write(OK); });
  }
  server.listen(0, t.host, function () {
    var port = server.address().port, left = 8, i;
    t.log('maxSockets', String(usual(t, port).maxSockets));
    for (i = 0; i < 8; i++) get(t, port, undefined, function () { if (!--left) { t.log('in all', sockets.length); t.done(); } });
  });
};
exports.sockets = function (t) {
  t.peer([KEEP], function (port) {
    var req = get(t, port, undefined, t.done);
    req.on('response', function (res) {
      var all = usual(t, port).sockets, list = Array.isArray(all) ? all : listOf(all, port);
      t.log('array', Array.isArray(all), 'list', Array.isArray(list), list.length, list[0] === res.connection);
    });
  });
};
exports.requests = pooled({}, function (t, port, agent) {
  var first, second;
  agent.maxSockets = 1;
  first = get(t, port, agent);
  second = get(t, port, agent, function () {
    t.log('later', names(agent.requests, port));
    t.done();
  });
  first.on('socket', function () {
    var list = listOf(agent.requests, port);
    t.log('array', Array.isArray(agent.requests), 'list', Array.isArray(list), list.length, list[0] === second);
  });
});
exports.queue = function (t) {
  t.peer([KEEP], function (port) {
    var agent = t.http.getAgent(t.host, port), waiting;
    agent.maxSockets = 1;
    get(t, port);
    waiting = get(t, port, undefined, function () { t.log('later', agent.queue.length); t.done(); });
    t.log('array', Array.isArray(agent.queue), agent.queue.length, agent.queue[0] === waiting);
  });
};
exports.getAgent = function (t) {
  var a = t.http.getAgent('h', 80);
  t.log(typeof a, t.http.getAgent('h', 80) === a, t.http.getAgent('h', 81) === a, t.http.getAgent('i', 80) === a);
  t.log(a.host, a.port);
  t.done();
};
exports.globalAgent = function (t) {
  t.log(t.http.globalAgent instanceof t.http.Agent);
  t.peer([OK], function (port) {
    var req = get(t, port, undefined, t.done);
    req.on('socket', function (socket) { t.log(listOf(t.http.globalAgent.sockets, port)[0] === socket); });
  });
};

// A peer that upgrades; act(its port, the agent)
function upgrading(t, seen, act) {
  var server = t.raw(function (socket) {
    socket.on('data', function () { socket.write('HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\nfirst'); });
    socket.on('end', seen);
  });
  server.listen(0, t.host, function () {
    var port = server.address().port;
    act(t.http.getAgent(t.host, port));
    t.http.request({ host: t.host, port: port, path: '/', headers: { Connection: 'Upgrade', Upgrade: 'x' } }).end();
  });
}
exports.upgrade = function (t) {
  upgrading(t, function () {}, function (agent) {
    agent.on('upgrade', function (res, socket, head) {
      t.log(arguments.length, res.statusCode, res.headers.upgrade, socket instanceof net.Socket, head);
      t.done();
    });
  });
};
exports.upgradeUnheard = function (t) {
  upgrading(t, function () { t.log('peer sees an end'); t.done(); }, function () {});
};
exports.goOn = function (t) {
  t.peer([function (socket) { socket.write('HTTP/1.1 100 Continue\r\n\r\n' + OK); }], function (port) {
    var agent = t.http.getAgent(t.host, port);
    var req = t.http.request({ host: t.host, port: port, path: '/', headers: { Expect: '100-continue' } }, function (res) { drain(res, t.done); });
    agent.on('continue', function () { t.log('agent'); });
    req.on('continue', function () { t.log('request', arguments.length); });
    req.end();
  });
};

// What is done to the sockets of a pool: two requests, one after the other, and the calls on their socket.
function calls(options, watched) {
  return pooled(options, function (t, port, agent) {
    var req = get(t, port, agent, function (res, first) {
      soon(function () {
        t.log('after the first', seen);
        seen = [];
        get(t, port, agent, function () { soon(function () { t.log('after the second', seen); t.done(); }); })
          .on('socket', function (socket) { t.log('same socket', socket === mine); });
      });
    }), seen = [], mine;
    req.on('socket', function (socket) {
      mine = socket;
      watched.forEach(function (name) {
        var method = socket[name];
        socket[name] = function () {
          seen.push([name].concat(Array.prototype.slice.call(arguments)));
          return method.apply(socket, arguments);
        };
      });
    });
  });
}
exports.unrefed = calls({ keepAlive: true }, ['unref', 'ref']);
exports.kept = calls({ keepAlive: true }, ['setKeepAlive']);
exports.keepAliveMsecs = function (t) {
  t.log('default', new t.http.Agent().keepAliveMsecs, 'set', new t.http.Agent({ keepAliveMsecs: 5000 }).keepAliveMsecs);
  calls({ keepAlive: true, keepAliveMsecs: 5000 }, ['setKeepAlive'])(t);
};

exports.keepOrNot = function (t) {
  t.peer([KEEP], function (port) {
    function trial(keepAlive, next) {
      var agent = new t.http.Agent({ keepAlive: keepAlive });
      get(t, port, agent).on('socket', function (socket) {
        setTimeout(function () {
          t.log(keepAlive, 'destroyed', socket.destroyed, 'free', names(agent.freeSockets, port).length, 'in use', names(agent.sockets, port).length);
          socket.destroy();
          next();
        }, 200);
      });
    }
    trial(true, function () { trial(false, t.done); });
  });
};
exports.keepAlive = function (t) {
  var connections = 0, server = t.raw(function (socket) { connections++; socket.on('data', function () { socket.write(KEEP); }); });
  t.log('default', new t.http.Agent().keepAlive, 'set', new t.http.Agent({ keepAlive: true }).keepAlive);
  server.listen(0, t.host, function () {
    var port = server.address().port;
    function twice(agent, next) {
      connections = 0;
      get(t, port, agent, function () {
        soon(function () { get(t, port, agent, function () { t.log('connections', connections); agent.destroy(); next(); }); });
      });
    }
    twice(new t.http.Agent(), function () { twice(new t.http.Agent({ keepAlive: true }), t.done); });
  });
};
exports.maxSocketsOption = function (t) {
  var connections = 0, server = t.raw(function (socket) { connections++; socket.on('data', function () { soon(function () { socket.write(KEEP); }); }); });
  t.log('default', String(new t.http.Agent().maxSockets), 'set', new t.http.Agent({ maxSockets: 2 }).maxSockets);
  server.listen(0, t.host, function () {
    var agent = new t.http.Agent({ maxSockets: 2, keepAlive: true }), left = 5, i;
    for (i = 0; i < 5; i++) get(t, server.address().port, agent, function () { if (!--left) { t.log('connections', connections); t.done(); } });
  });
};
exports.maxFreeSocketsOption = pooled({ keepAlive: true, maxFreeSockets: 1 }, function (t, port, agent) {
  var left = 3, i;
  function over() { if (!--left) soon(function () { t.log('idle', listOf(agent.freeSockets, port).length); t.done(); }); }
  t.log('default', new t.http.Agent().maxFreeSockets, 'set', agent.maxFreeSockets);
  for (i = 0; i < 3; i++) get(t, port, agent, over);
});
exports.timeout = function (t) {
  var server = t.raw(function () {});
  server.listen(0, t.host, function () {
    var agent = new t.http.Agent({ timeout: 80 }), started = Date.now(), req = get(t, server.address().port, agent);
    req.on('timeout', function () { t.log('timeout', Date.now() - started >= 75, req.socket.timeout || req.socket._idleTimeout); t.done(); });
  });
};
exports.globalDefaults = function (t) {
  var fresh = new t.http.Agent(), names = ['keepAlive', 'keepAliveMsecs', 'maxSockets', 'maxFreeSockets', 'defaultPort', 'protocol'];
  names.forEach(function (name) { if (t.http.globalAgent[name] !== fresh[name]) t.log('differs', name); });
  t.log(fresh.keepAlive, fresh.keepAliveMsecs, String(fresh.maxSockets), fresh.maxFreeSockets);
  t.done();
};
exports.freeSockets = pooled({ keepAlive: true }, function (t, port, agent) {
  t.log('before', names(agent.freeSockets, port));
  get(t, port, agent, function (res, req) {
    soon(function () {
      var list = listOf(agent.freeSockets, port);
      t.log('after', names(agent.freeSockets, port).length, Array.isArray(list), list.length, list[0] === req.socket, list[0] instanceof net.Socket);
      t.done();
    });
  });
});
exports.destroy = function (t) {
  var server = t.raw(function (socket) {
    socket.on('close', function () { t.log('peer sees a close'); t.done(); });
    socket.on('end', function () { socket.destroy(); });
    socket.on('data', function () {});
  });
  server.listen(0, t.host, function () {
    var port = server.address().port, agent = new t.http.Agent();
    var req = t.http.get({ host: t.host, port: port, agent: agent });
    req.on('error', function () {});
    req.on('socket', function () {
      soon(function () { t.log('in use', listOf(agent.sockets, port).length, 'result', agent.destroy()); });
    });
  });
};
exports.getName = function (t) {
  var agent = new t.http.Agent();
  t.log(typeof agent.getName({ host: 'h', port: 80, localAddress: 'l' }));
  t.log(agent.getName({ host: 'h', port: 80, localAddress: 'l' }), agent.getName({ host: 'h', port: 80, localAddress: 'l', family: 6 }));
  t.log(agent.getName({ host: 'h', port: 80 }), agent.getName({}));
  t.done();
};
exports.createConnection = pooled({}, function (t, port, agent) {
  t.log('of net', t.http.Agent.prototype.createConnection === net.createConnection);
  agent.createConnection = function (options, made) {
    t.log('asked', options.host, options.port === port, typeof made);
    agent.made = net.connect({ host: options.host, port: options.port });
    return agent.made;
  };
  get(t, port, agent, function (res, req) { t.log('its socket', req.socket === agent.made); t.done(); });
});
// Replaced by methods that do what they did, and by one that keeps nothing.
exports.keepSocketAlive = pooled({ keepAlive: true }, function (t, port, agent) {
  agent.keepSocketAlive = function (socket) {
    var seen = [], result;
    ['setKeepAlive', 'unref'].forEach(function (name) {
      var method = socket[name];
      socket[name] = function () { seen.push([name].concat(Array.prototype.slice.call(arguments))); return method.apply(socket, arguments); };
    });
    result = t.http.Agent.prototype.keepSocketAlive.call(agent, socket);
    t.log(arguments.length, socket instanceof net.Socket, seen, result);
    return false;
  };
  get(t, port, agent, function (res, req) {
    soon(function () { t.log('kept', names(agent.freeSockets, port).length, 'destroyed', req.socket.destroyed); t.done(); });
  });
});
exports.reuseSocket = pooled({ keepAlive: true }, function (t, port, agent) {
  var reused = 0, second;
  agent.reuseSocket = function (socket, request) {
    var ref = socket.ref, refed = 0;
    reused++;
    socket.ref = function () { refed++; return ref.call(socket); };
    t.http.Agent.prototype.reuseSocket.call(agent, socket, request);
    process.nextTick(function () { t.log(socket instanceof net.Socket, request === second, 'ref', refed); });
  };
  get(t, port, agent, function () {
    soon(function () {
      t.log('reused', reused);
      second = get(t, port, agent, function () { t.log('reused', reused); t.done(); });
    });
  });
});
