-- Sends the requests of a file in turn, as wrk asks for them; prints what came of it on one line.
-- "@@" in a path becomes something else each time, so that no two requests are equal.
local paths = {}
local threads = 0
local sent = 0

function setup(thread)
  threads = threads + 1
  thread:set("id", os.time() .. "-" .. threads)
end

function init(args)
  wrk.headers["Accept"] = args[2]
  for line in io.lines(args[1]) do
    paths[#paths + 1] = line:find("@@", 1, true) and line or wrk.format("GET", line)
  end
end

function request()
  sent = sent + 1
  local path = paths[sent % #paths + 1]
  if path:sub(1, 1) == "/" then
    return wrk.format("GET", (path:gsub("@@", id .. "-" .. sent)))
  end
  return path
end

function done(summary, latency, _)
  local lost = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99),
    lost.status + lost.connect + lost.read + lost.write + lost.timeout))
end
