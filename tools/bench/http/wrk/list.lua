-- Twenty products from somewhere among the first thousand.
math.randomseed(7)

request = function()
  return wrk.format("GET", string.format("/products?limit=20&offset=%d", 20 * math.random(0, 49)))
end
