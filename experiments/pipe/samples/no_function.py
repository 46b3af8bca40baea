print(1 |>)
