import { expect, test } from 'vitest'
import { parseEndpoint } from './endpoint.ts'

test.each([
  ['GET /users', ['GET'], '/users'],
  ['`POST /api/users/{id}`', ['POST'], '/api/users/{id}'],
  ['**DELETE** `/users/:id`', ['DELETE'], '/users/:id'],
  ['`PUT` /users/:id', ['PUT'], '/users/:id'],
  ['get /users', ['GET'], '/users'],
  ['GET|POST /x', ['GET', 'POST'], '/x'],
  ['GET, POST /x', ['GET', 'POST'], '/x'],
  ['GET/HEAD /x', ['GET', 'HEAD'], '/x'],
  ['GET and POST /x', ['GET', 'POST'], '/x'],
  ['GET https://api.example.org/v1/users?q=1', ['GET'], '/v1/users?q=1'],
  ['GET https://api.example.org', ['GET'], '/'],
  ['GET {baseUrl}/users', ['GET'], '{baseUrl}/users'],
  ['GET /api/*', ['GET'], '/api/*'],
  ['**GET /api/users**', ['GET'], '/api/users'],
  ['GET /', ['GET'], '/'],
  ['Login (`POST /login`): wrong password', ['POST'], '/login'],
  ['POST /login, with a wrong password', ['POST'], '/login'],
  ['POST /login: works', ['POST'], '/login'],
  ['WS /socket', ['WS'], '/socket'],
  ['SSE /events', ['SSE'], '/events'],
  ['GRPC users.v1.Users/Get', ['GRPC'], 'users.v1.Users/Get'],
  ['RPC Users.Get', ['RPC'], 'Users.Get'],
  ['QUERY /search', ['QUERY'], '/search'],
  ['Every GET answers; POST /x too', ['POST'], '/x'],
])('%j', (text, methods, path) => expect(parseEndpoint(text)).toEqual({ ok: true, value: { methods, path } }))

test.each([
  ['/users', 'no-method'],
  ['', 'no-method'],
  ['[API Endpoint]', 'no-method'],
  ['Login', 'no-method'],
  ['we get /users', 'no-method'],
  ['TARGET /x', 'no-method'],
  ['Delete the test releases', 'no-method'],
  ['ALL /commands', 'no-method'],
  ['GET users', 'no-path'],
  ['GET', 'no-path'],
  ['GET/users', 'no-path'],
  ['POST [API Endpoint]', 'no-path'],
  ['GRPC ', 'no-path'],
])('%j is none: %s', (text, word) => {
  expect(parseEndpoint(text)).toEqual({ ok: false, fault: word })
})

test.each(['GET ', 'GET|', 'GET,', '`', ' ', '*', '/', 'GET /', 'GET *', 'GET : ', 'RPC a.', '_'])(
  '%j a hundred thousand times is linear',
  (piece) => {
    const begin = performance.now()
    parseEndpoint(piece.repeat(100_000))
    parseEndpoint(`GET ${piece.repeat(100_000)}`)
    parseEndpoint(`GET /${piece.repeat(100_000)}`)
    expect(performance.now() - begin).toBeLessThan(10_000)
  },
)
