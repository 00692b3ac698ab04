-- Arguments: the path, and a bearer token where the path asks for one.
local count = 0
local path

init = function(arguments)
  path = arguments[1]
  wrk.headers["Content-Type"] = "application/json"
  if arguments[2] then
    wrk.headers["Authorization"] = "Bearer " .. arguments[2]
  end
end

request = function()
  count = count + 1
  local body = string.format('{"title":"new %d","price":"%d.50","status":"live","stock":%d}', count, count % 1000, count % 50)
  return wrk.format("POST", path, nil, body)
end
