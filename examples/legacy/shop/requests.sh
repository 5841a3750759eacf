#!/bin/sh
# What clients ask of the shop: sh requests.sh [HOST:PORT]
at=http://${1:-127.0.0.1:8000}
curl -is "$at/"
curl -is "$at/orders?page=2"
curl -is -d what=tea "$at/orders"
curl -is -F "photo=@$(dirname "$0")/public/prices.csv" "$at/photos"
curl -is "$at/prices"
curl -is "$at/health"
curl -is "$at/nowhere"
