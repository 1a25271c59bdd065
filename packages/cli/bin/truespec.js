#!/usr/bin/env node
// Plain enough to be read by a Node that is too old to run what it starts.
var version = process.versions.node.split('.').map(Number)

function refuse(message) {
  process.stderr.write('truespec: ' + message + '\n')
  process.exit(2)
}

/** Nothing is ever kept below a root that is checked: the nearest folder upwards that bears a configuration or a repository. */
function isBelowRoot(folder) {
  var fs = require('fs')
  var path = require('path')
  var named = process.argv.indexOf('--cwd')
  var root = path.resolve((named > 0 && process.argv[named + 1]) || '.')
  for (var next = root; ; next = path.dirname(next)) {
    if (fs.existsSync(path.join(next, 'truespec.json')) || fs.existsSync(path.join(next, '.git'))) {
      root = next
      break
    }
    if (next === path.dirname(next)) break
  }
  return (path.resolve(folder) + path.sep).indexOf(root + path.sep) === 0
}

if (version[0] < 22 || (version[0] === 22 && version[1] < 13)) {
  refuse('needs Node 22.13 or newer, and this is Node ' + process.versions.node)
} else {
  // The user's own folder: a shared temporary folder would let another user plant code.
  var env = process.env
  var home = env.XDG_CACHE_HOME || env.LOCALAPPDATA || (env.HOME && env.HOME + '/.cache')
  var store = home && !isBelowRoot(home) ? home + '/truespec/compiled/' + process.version + '-' + process.arch : undefined
  try {
    var dist = require('path').join(__dirname, '../dist')
    require(dist + '/load.cjs').load(dist, 'start.cjs', store)
  } catch (error) {
    var here = error && error.code === 'MODULE_NOT_FOUND' && /[\\/]dist[\\/]load\.cjs'/.test(error.message)
    refuse(here ? 'is not built yet: run `npm run build`' : String((error && error.stack) || error))
  }
}
