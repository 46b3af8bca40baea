def split_by(sign):
    return lambda text: text.split(sign)

print("b,a,c" |> split_by(",") |> sorted |> str.join.__get__("-"))
print([1, 2] |> len, 3 |> range |> list, -5 |> abs)
print((1 | 2) |> str)
