-- wrk: each question is a new address, so that no page that is kept answers it.
local n = 0
request = function()
    n = n + 1
    local sep = string.find(wrk.path, "?", 1, true) and "&" or "?"
    return wrk.format(nil, wrk.path .. sep .. "x=" .. n)
end
