-- Each request reads another of the 10,000 products; the same sequence on every side.
math.randomseed(7)

request = function()
  return wrk.format("GET", string.format("/products/00000000-0000-7000-8000-%012x", math.random(1, 10000)))
end
