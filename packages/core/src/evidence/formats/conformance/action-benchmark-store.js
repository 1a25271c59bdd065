window.BENCHMARK_DATA = {
  "lastUpdate": 1795000000000,
  "repoUrl": "https://git.example/a/b",
  "entries": {
    "core": [
      { "commit": { "id": "1111111111111111111111111111111111111111", "message": "old", "timestamp": "2026-11-20T10:00:00Z" }, "date": 1795000000000, "tool": "customSmallerIsBetter", "benches": [ { "name": "check", "value": 900, "unit": "ms" } ] },
      { "commit": { "id": "2222222222222222222222222222222222222222", "message": "new", "timestamp": "2026-11-21T10:00:00Z" }, "date": 1795100000000, "tool": "customSmallerIsBetter", "benches": [ { "name": "check", "value": 100, "unit": "ms" } ] },
      { "commit": { "id": "2222222222222222222222222222222222222222", "message": "new", "timestamp": "2026-11-21T10:00:00Z" }, "date": 1795100060000, "tool": "customSmallerIsBetter", "benches": [ { "name": "check", "value": 120, "unit": "ms", "range": "± 3" } ] }
    ],
    "old suite": [
      { "commit": { "id": "1111111111111111111111111111111111111111" }, "date": 1795000000000, "tool": "go", "benches": [ { "name": "parse", "value": 5, "unit": "ns/op" } ] }
    ],
    "other suite": [
      { "commit": { "id": "2222222222222222222222222222222222222222" }, "date": 1795100000500, "tool": "go", "benches": [ { "name": "parse", "value": 4, "unit": "ns/op" } ] }
    ]
  }
}
